using System.Text;
using AslSharp.ServiceModels;

namespace AslSharp.AspNetCore;

/// <summary>Checks a request against the model of the service, in the service's words.</summary>
internal static class RequestValidation
{
    // What is longer than names and ARNs, such as inputs and definitions, is bounded by its bytes and not by its characters, and never repeated.
    private const int LeastSize = 262_144;

    /// <exception cref="ServiceException">The request does not fit.</exception>
    internal static void Check(Operation operation, AslValue request)
    {
        if (operation.Input is not { } input) return;
        var problems = new List<string>();
        CheckMembers(input, request, "", problems);
        if (problems.Count == 0) return;
        throw new ServiceException(
            "ValidationException", $"{problems.Count} validation error{(problems.Count == 1 ? "" : "s")} detected: {string.Join("; ", problems)}");
    }

    private static void CheckMembers(Shape shape, AslValue value, string path, List<string> problems)
    {
        foreach (var required in shape.Required)
        {
            var name = required.GetString();
            if (value[name] is { IsUndefined: true } or { IsNull: true })
                problems.Add($"Value null at '{Join(path, name)}' failed to satisfy constraint: Member must not be null");
        }

        foreach (var member in shape.Members)
        {
            var given = value[member.Name];
            if (!given.IsUndefined && !given.IsNull) Check(member.Shape, given, Join(path, member.Name), problems);
        }
    }

    private static void Check(Shape shape, AslValue value, string path, List<string> problems)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                if (!value.IsObject) throw Unexpected(path, "a structure");
                CheckMembers(shape, value, path, problems);
                break;
            case ShapeKind.List:
                if (!value.IsArray) throw Unexpected(path, "a list");
                for (var i = 0; i < value.Count; i++) Check(shape.Item, value[i], $"{path}.{i + 1}.member", problems);
                break;
            case ShapeKind.String:
                if (!value.TryGetString(out var text)) throw Unexpected(path, "a string");
                CheckText(shape, text, path, problems);
                break;
            case ShapeKind.Boolean:
                if (!value.IsBoolean) throw Unexpected(path, "a boolean");
                break;
            case ShapeKind.Integer or ShapeKind.Long:
                if (!value.TryGetInt64(out var whole)) throw Unexpected(path, "a whole number");
                CheckNumber(shape, whole, path, problems);
                break;
            case ShapeKind.Float or ShapeKind.Double:
                if (!value.TryGetDouble(out var number)) throw Unexpected(path, "a number");
                CheckNumber(shape, number, path, problems);
                break;
        }
    }

    private static void CheckText(Shape shape, string text, string path, List<string> problems)
    {
        if (shape.Min is { } least && text.Length < least) Add($"Member must have length greater than or equal to {least}");
        if (shape.Max is >= LeastSize and var bytes)
        {
            if (text.Length > bytes || Encoding.UTF8.GetByteCount(text) > bytes)
                problems.Add($"Value at '{path}' failed to satisfy constraint: Member must have size less than or equal to {bytes} bytes in UTF-8 encoding");
            return;
        }

        if (shape.Max is { } most && text.Length > most) Add($"Member must have length less than or equal to {most}");
        if (!shape.Enum.IsEmpty && !shape.Enum.ToArray().Any(value => value.StringEquals(text)))
        {
            Add($"Member must satisfy enum value set: [{string.Join(", ", shape.Enum.ToArray().Select(static value => value.GetString()))}]");
        }

        void Add(string constraint) => problems.Add($"Value {(text.Length > 100 ? "" : $"'{text}' ")}at '{path}' failed to satisfy constraint: {constraint}");
    }

    private static void CheckNumber(Shape shape, double number, string path, List<string> problems)
    {
        if (shape.Min is { } least && number < least)
            problems.Add($"Value '{number}' at '{path}' failed to satisfy constraint: Member must have value greater than or equal to {least}");
        if (shape.Max is { } most && number > most)
            problems.Add($"Value '{number}' at '{path}' failed to satisfy constraint: Member must have value less than or equal to {most}");
    }

    private static ServiceException Unexpected(string path, string wanted) => new("SerializationException", $"The member '{path}' must be {wanted}.");

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
