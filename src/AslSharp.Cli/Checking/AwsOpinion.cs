using AslSharp.Aws;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using AslSharp.Documents;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Cli.Checking;

/// <summary>What Step Functions itself says of definitions (<c>ValidateStateMachineDefinition</c>), beside what the compiler finds in them.</summary>
/// <param name="aws">Who calls AWS.</param>
internal sealed class AwsOpinion(AwsServices aws)
{
    // The service lists no more in one answer.
    private const int MostFindings = 100;

    /// <summary>Asks AWS about the definitions of a file.</summary>
    /// <param name="document">The file.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What AWS says, at its places in the file, and where the two disagree.</returns>
    /// <exception cref="UsageException">AWS could not be asked.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal async Task<IReadOnlyList<DiagnosticInfo>> AskAsync(AslDocument document, CancellationToken cancellationToken)
    {
        var findings = new List<DiagnosticInfo>();
        foreach (var definition in document.Definitions)
            findings.AddRange(await AskAsync(definition, cancellationToken).ConfigureAwait(false));
        return findings;
    }

    private async Task<IEnumerable<DiagnosticInfo>> AskAsync(EmbeddedDefinition definition, CancellationToken cancellationToken)
    {
        var answer = await CallAsync(definition.File, cancellationToken).ConfigureAwait(false);
        var root = JsonSyntaxTree.Parse(definition.File, cancellationToken).Root;
        var theirs = new List<DiagnosticInfo>();
        for (var i = 0; i < answer["Diagnostics"].Count; i++) theirs.Add(Read(definition.File, root, answer["Diagnostics"][i]));
        var errors = definition.Check(cancellationToken).Count(static finding => finding.IsError);
        if (errors > 0 && !theirs.Exists(static finding => finding.IsError))
            theirs.Add(New(DocumentRules.AwsAccepts, definition.File.Locate(new TextSpan(root.Span.Start, 0)), errors == 1 ? "an error" : $"{errors} errors"));
        return theirs.Select(definition.ToOuter);
    }

    private async Task<AslValue> CallAsync(AslFile file, CancellationToken cancellationToken)
    {
        var parameters = AslValue.Object(
            new AslProperty("Definition", file.Text.ToString()),
            new AslProperty("Type", "STANDARD"),
            new AslProperty("Severity", "WARNING"),
            new AslProperty("MaxResults", MostFindings));
        try
        {
            return await aws.CallAsync("sfn", "validateStateMachineDefinition", parameters, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is AwsException or ArgumentException or InvalidOperationException)
        {
            throw new UsageException($"{file.Path}: AWS could not be asked: {problem.Message}");
        }
    }

    private static DiagnosticInfo Read(AslFile file, JsonValueSyntax root, AslValue finding)
    {
        var rule = Text(finding["Severity"]) == "ERROR" ? DocumentRules.AwsRefuses : DocumentRules.AwsWarns;
        var place = finding["Location"].TryGetString(out var pointer) ? Find(root, pointer) : new TextSpan(root.Span.Start, 0);
        return New(rule, file.Locate(place), Text(finding["Message"]).TrimEnd('.'), Text(finding["Code"]));
    }

    private static string Text(AslValue value) => value.TryGetString(out var text) ? text : value.ToString();

    private static DiagnosticInfo New(Microsoft.CodeAnalysis.DiagnosticDescriptor rule, LocationInfo place, params ReadOnlySpan<string> arguments)
        => new(rule, place, [.. arguments], []);

    // As far as the pointer leads: the service points at fields that are missing, too.
    private static TextSpan Find(JsonValueSyntax root, string pointer)
    {
        var (value, place) = (root, new TextSpan(root.Span.Start, 0));
        foreach (var part in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (value is JsonObjectSyntax members && members.Find(name) is { } property) (value, place) = (property.Value, property.NameSpan);
            else if (value is JsonArraySyntax items && int.TryParse(name, out var index) && index >= 0 && index < items.Items.Length)
                (value, place) = (items.Items[index], items.Items[index].Span);
            else break;
        }

        return place;
    }
}
