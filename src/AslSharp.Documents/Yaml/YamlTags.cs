using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace AslSharp.Documents.Yaml;

/// <summary>What tags and plain scalars of YAML mean: the core schema of YAML 1.2, and the short forms of CloudFormation's functions.</summary>
internal static partial class YamlTags
{
    private const string CorePrefix = "tag:yaml.org,2002:";

    /// <summary>Whether a tag says that a scalar is a number, a boolean or null.</summary>
    internal static bool IsValue(TagName tag)
        => !tag.IsEmpty && tag.Value is CorePrefix + "int" or CorePrefix + "float" or CorePrefix + "bool" or CorePrefix + "null";

    /// <summary>The member that a tag is short for, such as <c>Fn::Sub</c> for <c>!Sub</c>; null for tags of YAML itself.</summary>
    internal static string? FunctionName(TagName tag)
    {
        if (tag.IsNonSpecific || !tag.Value.StartsWith('!') || tag.Value.Length == 1) return null;
        var name = tag.Value[1..];
        return name is "Ref" or "Condition" ? name : "Fn::" + name;
    }

    /// <summary>A plain scalar as JSON; null when it is a text.</summary>
    /// <param name="text">The scalar.</param>
    /// <param name="hasWords">Whether the words of YAML 1.1 for true and false count.</param>
    internal static string? ToJson(string text, bool hasWords) => text switch
    {
        "yes" or "Yes" or "YES" or "on" or "On" or "ON" when hasWords => "true",
        "no" or "No" or "NO" or "off" or "Off" or "OFF" when hasWords => "false",
        "" or "~" or "null" or "Null" or "NULL" => "null",
        "true" or "True" or "TRUE" => "true",
        "false" or "False" or "FALSE" => "false",
        _ when JsonNumber().IsMatch(text) => text,
        _ when Hexadecimal().IsMatch(text)
            => long.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) ? Write(number) : null,
        _ when DecimalNumber().IsMatch(text)
            => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? Write(number) : null,
        _ => null,
    };

    private static string Write(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Write(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z")]
    private static partial Regex JsonNumber();

    [GeneratedRegex(@"^0x[0-9a-fA-F]+\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex DecimalNumber();
}
