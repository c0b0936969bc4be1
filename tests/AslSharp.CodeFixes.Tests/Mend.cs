using AslSharp.CodeFixes.Fixes;
using AslSharp.Compiler;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;

namespace AslSharp.CodeFixes.Tests;

/// <summary>Compiles a definition, mends one finding, compiles again.</summary>
internal static class Mend
{
    /// <summary>Fails unless the edit of that key turns one text into the other, and the finding is gone then.</summary>
    public static void Assert<TFix>(string id, string key, string before, string after)
        where TFix : DefinitionFix, new()
    {
        var edit = Xunit.Assert.Single(Edits<TFix>(id, before), edit => edit.Key == key);
        Xunit.Assert.Equal(after, Apply(before, edit));
        Xunit.Assert.True(Count(after, id) < Count(before, id), $"{id} is still there.");
        Xunit.Assert.DoesNotContain(Find(after), diagnostic => diagnostic.Id.StartsWith("ASL10", StringComparison.Ordinal) && diagnostic.IsError);
    }

    /// <summary>The edits that a fix has for the first finding of a rule.</summary>
    public static IReadOnlyList<FixEdit> Edits<TFix>(string id, string text)
        where TFix : DefinitionFix, new()
    {
        var fix = new TFix();
        Xunit.Assert.Contains(id, fix.Ids);
        var tree = JsonSyntaxTree.Parse(AslFile.Create("a.asl.json", text), TestContext.Current.CancellationToken);
        var diagnostic = Find(text).FirstOrDefault(diagnostic => diagnostic.Id == id);
        Xunit.Assert.True(diagnostic is not null, $"{id} is not reported, but {string.Join('\n', Find(text))}");
        return fix.Find(FixRequest.For(tree, diagnostic));
    }

    public static string Apply(string text, FixEdit edit) => AslFile.Create("a.asl.json", text).Text.WithChanges(edit.Changes).ToString();

    public static IReadOnlyList<DiagnosticInfo> Find(string text) =>
        [.. AslCompiler.Compile(AslFile.Create("a.asl.json", text), TestContext.Current.CancellationToken).Diagnostics];

    private static int Count(string text, string id) => Find(text).Count(diagnostic => diagnostic.Id == id);
}
