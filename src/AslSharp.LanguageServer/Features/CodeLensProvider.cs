using System.Text.Json;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Features;

/// <summary>Answers what stands above machines and states: how many ways lead in, and what can be run.</summary>
internal static class CodeLensProvider
{
    internal static CodeLens[] Find(AnalyzedDocument document)
    {
        var lenses = new List<CodeLens>();
        var uri = JsonSerializer.SerializeToElement(document.Uri.ToString(), ProtocolJson.Default.String);
        foreach (var definition in document.Definitions)
        {
            if (definition.Machine is not { } machine) continue;
            var top = definition.ToRange(new TextSpan(machine.Scope.Symbol.Syntax.Node.Span.Start, 1));
            var place = JsonSerializer.SerializeToElement(top.Start, ProtocolJson.Default.Position);
            lenses.Add(new CodeLens(top, new Command("Show the picture", "aslsharp.picture", [uri, place])));
            var run = definition.Example is { } example ? $"Run with {Path.GetFileName(example.Path)}" : "Run";
            lenses.Add(new CodeLens(top, new Command(run, "aslsharp.run", [uri, place])));
            var ways = definition.Uses.All.Where(static use => !use.IsDefinition).CountBy(static use => use.Symbol).ToDictionary();
            foreach (var state in definition.States)
            {
                var range = definition.ToRange(state.Symbol.Syntax.NameSpan);
                var count = ways.GetValueOrDefault(state.Symbol);
                var at = JsonSerializer.SerializeToElement(range.Start, ProtocolJson.Default.Position);
                lenses.Add(new CodeLens(range, new Command(count == 1 ? "1 way in" : $"{count} ways in", "aslsharp.waysIn", [uri, at])));
                var name = JsonSerializer.SerializeToElement(state.Symbol.Name, ProtocolJson.Default.String);
                lenses.Add(new CodeLens(range, new Command("Test this state", "aslsharp.testState", [uri, at, name])));
            }
        }

        return [.. lenses];
    }
}
