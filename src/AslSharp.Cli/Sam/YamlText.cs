using System.Text.RegularExpressions;

namespace AslSharp.Cli.Sam;

/// <summary>Texts as they stand in a template.</summary>
internal static partial class YamlText
{
    private static readonly string[] NoTexts = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];

    /// <summary>A text, quoted where it would be something else.</summary>
    internal static string Of(string text)
        => Plain().IsMatch(text) && !NoTexts.Contains(text, StringComparer.OrdinalIgnoreCase) ? text : Quoted(text);

    /// <summary>A text in the words of <c>Fn::Sub</c>.</summary>
    internal static string Sub(string text)
    {
        if (!text.Contains("${", StringComparison.Ordinal)) return Of(text);
        return Reference().Match(text) is { Success: true } match ? OfTarget(match.Groups["name"].Value) : $"!Sub {Quoted(text)}";
    }

    /// <summary>What <c>Fn::Sub</c> calls by a name: a parameter, a resource, or an attribute of one.</summary>
    internal static string OfTarget(string name) => name.Contains('.') ? $"!GetAtt {name}" : $"!Ref {name}";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[A-Za-z/.][A-Za-z0-9_/.-]*(:[A-Za-z0-9_/.-]+)*$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^\$\{(?<name>[\w:.]+)\}$", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
