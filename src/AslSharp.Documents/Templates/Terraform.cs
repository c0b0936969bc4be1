using System.Text.RegularExpressions;
using AslSharp.Documents.Mapping;

namespace AslSharp.Documents.Templates;

/// <summary>Finds the definitions in a file of Terraform: those that are written out between marks (<c>&lt;&lt;EOF</c>).</summary>
internal static partial class Terraform
{
    private const string StateMachine = "aws_sfn_state_machine";

    /// <summary>Whether a file is Terraform's, by its name.</summary>
    internal static bool IsNamed(string path) => path.EndsWith(".tf", StringComparison.OrdinalIgnoreCase);

    /// <summary>The definitions of a file in its order, each with the name of the resource or the value that it stands in.</summary>
    /// <exception cref="TextTooLongException">It is too long for any service.</exception>
    internal static IEnumerable<(string Name, MappedText Text)> Definitions(string text)
    {
        foreach (Match match in Heredoc().Matches(text))
        {
            var body = match.Groups["body"];
            var resource = Resource().Matches(text[..match.Index]).LastOrDefault();
            var isMachine = resource?.Groups["type"].Value == StateMachine && match.Groups["name"].Value == "definition";
            if (!isMachine && !body.Value.Contains("\"StartAt\"", StringComparison.Ordinal)) continue;
            var builder = new MappedTextBuilder();
            for (var i = 0; i < body.Length; i++) builder.Append(body.Value[i], body.Index + i, body.Index + i + 1);
            yield return (resource?.Groups["name"].Value ?? match.Groups["name"].Value, builder.Build(body.Index + body.Length));
        }
    }

    // The last line holds nothing but the mark.
    [GeneratedRegex(@"(?<name>\w+)[ \t]*=[ \t]*<<-?(?<mark>\w+)[ \t]*\r?\n(?<body>.*?)^[ \t]*\k<mark>[ \t]*\r?$",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heredoc();

    [GeneratedRegex("""^[ \t]*resource[ \t]+"(?<type>[^"]+)"[ \t]+"(?<name>[^"]+)"[ \t]*\{""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Resource();
}
