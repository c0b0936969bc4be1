using System.Text.RegularExpressions;

namespace AslSharp.Cli.Sam;

/// <summary>The placeholders <c>${Name}</c> of a definition, and the text that the template fills each with, in the words of <c>Fn::Sub</c>.</summary>
internal sealed partial class Placeholders
{
    private readonly SortedDictionary<string, string> _targets = new(StringComparer.Ordinal);
    private readonly string _text;

    /// <summary>The placeholders of a definition, each filled with a parameter of its name until something better is known.</summary>
    /// <param name="text">The definition.</param>
    internal Placeholders(string text)
    {
        _text = text;
        foreach (Match match in Pattern().Matches(text)) _targets[match.Groups["name"].Value] = match.Value;
        // Where an ARN has its partition, region and account, only those can stand.
        foreach (Match arn in Arn().Matches(text))
        {
            FillPlace(arn.Groups["partition"], "${AWS::Partition}");
            FillPlace(arn.Groups["region"], "${AWS::Region}");
            FillPlace(arn.Groups["account"], "${AWS::AccountId}");
        }

        void FillPlace(Group place, string text)
        {
            if (place.Success) Fill(place.Value, text);
        }
    }

    /// <summary>The names, and what fills them.</summary>
    internal IReadOnlyDictionary<string, string> Targets => _targets;

    /// <summary>The placeholders that a parameter of the template fills.</summary>
    internal IEnumerable<string> Parameters => _targets.Where(static each => each.Value == $"${{{each.Key}}}").Select(static each => each.Key);

    /// <summary>Says what fills a placeholder.</summary>
    /// <param name="name">The placeholder.</param>
    /// <param name="text">The text, in the words of <c>Fn::Sub</c>.</param>
    internal void Fill(string name, string text) => _targets[name] = text;

    /// <summary>A text of the definition as <c>Fn::Sub</c> takes it.</summary>
    internal string Resolve(string text)
        => Pattern().Replace(text, match => _targets.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    /// <summary>Something that looks like a placeholder, but which the service does not fill in; null where there is nothing of the kind.</summary>
    internal string? FindUnfillable() => Unfillable().Match(_text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"\$\{(?<name>\w+)\}", RegexOptions.ExplicitCapture)]
    internal static partial Regex Pattern();

    /// <summary>What <c>Fn::Sub</c> fills in, pseudo parameters and attributes among it.</summary>
    [GeneratedRegex(@"\$\{[^}]*\}")]
    internal static partial Regex Reference();

    [GeneratedRegex(@"arn:(aws[\w-]*|\$\{(?<partition>\w+)\}):[a-z0-9-]+:([a-z0-9-]*|\$\{(?<region>\w+)\}):(\d*|\$\{(?<account>\w+)\}):",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Arn();

    [GeneratedRegex(@"\$\{(AWS::\w+|\w+\.[\w.]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Unfillable();
}
