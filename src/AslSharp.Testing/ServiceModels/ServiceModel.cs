using AslSharp.ServiceModels;

namespace AslSharp.Testing;

/// <summary>What one operation of a service answers: finds what is wrong with a mocked result (reference 14).</summary>
internal sealed class ServiceModel
{
    private readonly Shape _answer;
    private readonly bool _hasJsonPayload;

    private ServiceModel(Shape answer, bool hasJsonPayload)
    {
        _answer = answer;
        _hasJsonPayload = hasJsonPayload;
    }

    /// <summary>The model of what a task calls.</summary>
    /// <param name="resource">The task's <c>Resource</c>.</param>
    /// <returns>The model; null where the service publishes none, or the result comes by token or from a job.</returns>
    internal static ServiceModel? Find(string resource)
    {
        // arn:aws:states:::[aws-sdk:]service:action[.sync]
        var parts = resource.Split(':');
        if (parts.Length < 7 || parts[2] != "states" || parts[3].Length > 0) return null;
        var isSdk = parts[5] == "aws-sdk";
        if (parts.Length != (isSdk ? 8 : 7)) return null;
        var service = parts[isSdk ? 6 : 5];
        var action = parts[^1];
        if (action.Contains('.', StringComparison.Ordinal) || (!isSdk && OptimisedServices.HasOwnForm(service))) return null;
        var model = Service.Find(isSdk ? service : OptimisedServices.ModelOf(service));
        return model?.FindOperation(action)?.Output is { } answer ? new ServiceModel(answer, !isSdk && service == "lambda") : null;
    }

    /// <summary>The first thing that is wrong with a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="mode">How much is compared.</param>
    /// <returns>What is wrong, in the service's words; null for nothing.</returns>
    internal string? Problem(AslValue result, FieldValidationMode mode)
        => mode == FieldValidationMode.None ? null : Problem("", result, _answer, mode == FieldValidationMode.Strict);

    private string? Problem(string field, AslValue value, Shape shape, bool isStrict) => shape.Kind switch
    {
        ShapeKind.Structure => value.IsObject ? MemberProblem(value, shape, isStrict) : Wrong(field, "must be an object"),
        ShapeKind.Map => value.IsObject ? EntryProblem(field, value, shape, isStrict) : Wrong(field, "must be an object"),
        ShapeKind.List => value.IsArray ? ItemProblem(field, value, shape, isStrict) : Wrong(field, "must be an array"),
        ShapeKind.String or ShapeKind.Blob => value.TryGetString(out var text) ? TextProblem(field, text, shape) : Wrong(field, "must be a string"),
        ShapeKind.Integer or ShapeKind.Long or ShapeKind.Float or ShapeKind.Double
            => value.TryGetDouble(out var number) ? NumberProblem(field, number, shape) : Wrong(field, "must be a number"),
        ShapeKind.Boolean => value.IsBoolean ? null : Wrong(field, "must be a boolean"),
        // A timestamp is a text, whatever the service sends.
        _ => value.IsString ? null : Wrong(field, "must be a string"),
    };

    private string? MemberProblem(AslValue value, Shape shape, bool isStrict)
    {
        if (isStrict)
        {
            foreach (var required in shape.Required)
            {
                var name = Pascal(required.GetString());
                if (Find(value, name).IsUndefined) return $"Required field '{name}' is missing";
            }
        }

        foreach (var member in shape.Members)
        {
            var name = Pascal(member.Name);
            var found = Find(value, name);
            if (found.IsUndefined || found.IsNull || (_hasJsonPayload && name == "Payload")) continue;
            if (Problem(name, found, member.Shape, isStrict) is { } problem) return problem;
        }

        return null;
    }

    private string? ItemProblem(string field, AslValue value, Shape shape, bool isStrict)
    {
        if (shape.Min is { } least && value.Count < least) return Wrong(field, "is smaller than the minimum length");
        if (shape.Max is { } most && value.Count > most) return Wrong(field, "exceeds the maximum length");
        var item = shape.Item;
        foreach (var element in value.Items)
        {
            if (Problem(field, element, item, isStrict) is { } problem) return problem;
        }

        return null;
    }

    private string? EntryProblem(string field, AslValue value, Shape shape, bool isStrict)
    {
        var entry = shape.Value;
        foreach (var (_, element) in value.Properties)
        {
            if (Problem(field, element, entry, isStrict) is { } problem) return problem;
        }

        return null;
    }

    private static string? TextProblem(string field, string text, Shape shape)
    {
        if (shape.Min is { } least && text.Length < least) return Wrong(field, "is smaller than the minimum length");
        if (shape.Max is { } most && text.Length > most) return Wrong(field, "exceeds the maximum length");
        if (shape.Enum.IsEmpty) return null;
        foreach (var value in shape.Enum)
        {
            if (value.StringEquals(text)) return null;
        }

        return Wrong(field, "is not an expected value");
    }

    private static string? NumberProblem(string field, double number, Shape shape)
    {
        if (shape.Min is { } least && number < least) return Wrong(field, "is less than the minimum value");
        return shape.Max is { } most && number > most ? Wrong(field, "exceeds the maximum value") : null;
    }

    private static string Wrong(string field, string what) => field.Length == 0 ? $"The result {what}" : $"Field '{field}' {what}";

    // Results spell acronyms as the SDK for Java does (KmsKeyArn for KMSKeyArn), but always begin with a capital.
    private static AslValue Find(AslValue value, string name)
    {
        var exact = value[name];
        if (!exact.IsUndefined) return exact;
        foreach (var (member, candidate) in value.Properties)
        {
            if (member.Text.Length > 0 && char.IsUpper(member.Text[0]) && string.Equals(member.Text, name, StringComparison.OrdinalIgnoreCase))
                return candidate;
        }

        return default;
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
