using System.Text;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Signatures;

namespace AslSharp.LanguageServer.Features;

/// <summary>How a function is called, in words, and which characters of that are its parameters.</summary>
/// <param name="Label">The call, such as <c>$substring(string, number, number?)</c>.</param>
/// <param name="Parameters">The characters of each parameter in the label.</param>
/// <param name="Repeats">Whether the last parameter stands for any number of arguments.</param>
internal sealed record FunctionText(string Label, IReadOnlyList<(int Start, int End)> Parameters, bool Repeats)
{
    internal static FunctionText Of(JsonataBuiltIn function)
        => Write("$" + function.Name, [.. function.Signature.Parameters.Select(Describe)], function.Signature.MaximumArguments is null, null);

    internal static FunctionText Of(IntrinsicFunction function)
    {
        var parameters = function.Parameters.Select((kind, index) => Word(kind) + (index >= function.Required ? "?" : "")).ToList();
        if (function.HasAnyCount) parameters.Add("any…");
        return Write(function.Name, parameters, function.HasAnyCount, Word(function.Result));
    }

    private static FunctionText Write(string name, IReadOnlyList<string> parameters, bool repeats, string? result)
    {
        var label = new StringBuilder(name).Append('(');
        var places = new List<(int, int)>();
        foreach (var parameter in parameters)
        {
            if (places.Count > 0) label.Append(", ");
            places.Add((label.Length, label.Length + parameter.Length));
            label.Append(parameter);
        }

        label.Append(')');
        if (result is not null) label.Append(": ").Append(result);
        return new FunctionText(label.ToString(), places, repeats);
    }

    private static string Word(IntrinsicValueKind kind) => kind.ToString().ToLowerInvariant();

    private static string Describe(JsonataParameter parameter)
    {
        var word = parameter.IsArray ? parameter.Items is { } items ? Words(items) + "[]" : "array" : Words(parameter.Types);
        return word + (parameter.Repeats ? "…" : parameter.IsOptional ? "?" : "");
    }

    private static string Words(JsonataTypes types)
    {
        var known = types & ~JsonataTypes.Missing;
        if (known is (JsonataTypes.Any & ~JsonataTypes.Missing) or (JsonataTypes.Json & ~JsonataTypes.Missing)) return "any";
        var single = Enum.GetValues<JsonataTypes>().Where(type => int.IsPow2((int)type) && known.HasFlag(type));
        return string.Join(" | ", single.Select(static type => type.ToString().ToLowerInvariant()));
    }
}
