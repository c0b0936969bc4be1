using AslSharp.LanguageServer.Completion;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Features;

namespace AslSharp.LanguageServer;

/// <summary>Asks once for what is asked at every keystroke, so that the JIT has done its work before somebody types: the first answers would take most of a
/// second.</summary>
internal static class WarmUp
{
    private const string Definition = """
        {
          "StartAt": "A",
          "States": {
            "A": { "Type": "Pass", "Result": { "x": 1 }, "Assign": { "v.$": "$.x" }, "Next": "B" },
            "B": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "y.$": "States.Format('{}', $.x)" }, "Retry": [{ "ErrorEquals": ["States.ALL"] }], "Next": "C" },
            "C": { "Type": "Wait", "QueryLanguage": "JSONata", "Seconds": "{% $states.input.x + $count([1]) %}", "Next": "D" },
            "D": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "NumericEquals": 1, "Next": "Z" }], "Default": "A" }
          }
        }
        """;

    internal static void Run()
    {
        using var version = new OpenDocument(new Uri("untitled:warm-up.asl.json"), 0, Definition);
        var document = AnalyzedDocument.Read(version, before: null, CancellationToken.None);
        DiagnosticProvider.Find(document);
        foreach (var place in (string[])["\"Z\"", "$.x", "States.Format", "$states.input.x", "\"Type\"", "\"B\":"])
        {
            var offset = Definition.IndexOf(place, StringComparison.Ordinal) + 1;
            CompletionProvider.Complete(document, offset, takesSnippets: true, CancellationToken.None);
            HoverProvider.Find(document, offset);
            CodeActionProvider.Find(document, new(offset, 0), null, CancellationToken.None);
        }

        OutlineProvider.Symbols(document);
        OutlineProvider.Folds(document);
        CodeLensProvider.Find(document);
        SemanticTokenProvider.Find(document, CancellationToken.None);
    }
}
