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
        if (Reference().Match(text) is not { Success: true } match) return $"!Sub {Quoted(text)}";
        var name = match.Groups["name"].Value;
        return name.Contains('.') ? $"!GetAtt {name}" : $"!Ref {name}";
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[A-Za-z/.][A-Za-z0-9_/.-]*(:[A-Za-z0-9_/.-]+)*$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^\$\{(?<name>[\w:.]+)\}$", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
