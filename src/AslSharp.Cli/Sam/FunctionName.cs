using System.Text.RegularExpressions;
using AslSharp.Compiler.Text;

namespace AslSharp.Cli.Sam;

/// <summary>A function as a definition names it: by its ARN, by its name, or by a placeholder that stands for either.</summary>
/// <param name="Written">The text in the definition.</param>
/// <param name="Name">Its name; a text with a placeholder for one that the deployment knows.</param>
/// <param name="Qualifier">Its alias or version; null for none.</param>
/// <param name="Region">The region in its ARN; null where none is written out.</param>
/// <param name="Account">The account in its ARN; null where none is written out.</param>
internal sealed partial record FunctionName(string Written, string Name, string? Qualifier, string? Region, string? Account)
{
    /// <summary>The placeholder that is all there is; null where a name is written.</summary>
    internal string? Placeholder => Whole().Match(Name) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>What the function's setting calls its handler: its name without placeholders.</summary>
    internal string Handler => FunctionHandler.Of(Name);

    /// <summary>Reads what a <c>Resource</c> or a <c>FunctionName</c> says.</summary>
    internal static FunctionName Read(string written)
    {
        if (Arn().Match(written) is { Success: true } match)
        {
            return new FunctionName(
                written,
                match.Groups["name"].Value,
                match.Groups["qualifier"] is { Success: true } qualifier ? qualifier.Value : null,
                Written(match.Groups["region"]),
                Written(match.Groups["account"]));
        }

        var colon = written.LastIndexOf(':');
        return colon < 0
            ? new FunctionName(written, written, null, null, null) : new FunctionName(written, written[..colon], written[(colon + 1)..], null, null);

        static string? Written(Group part) => part.Success && !part.Value.Contains('$') ? part.Value : null;
    }

    [GeneratedRegex(@"^(arn:[^:]+:lambda:(?<region>[^:]+):)?(?<account>[^:]+):function:(?<name>[^:]+)(:(?<qualifier>[^:]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Arn();

    [GeneratedRegex(@"^\$\{(?<name>\w+)\}$", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
