using AslSharp.CodeFixes.Fixes;
using AslSharp.Compiler;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Text;
using AslSharp.Fuzzing.Inputs;

namespace AslSharp.Fuzzing.Checks;

/// <summary>What must hold of every text, whatever it is.</summary>
internal static class CompilerChecks
{
    private const int MostFindingsMended = 12;

    /// <summary>Checks a text.</summary>
    /// <param name="name">The name of its file.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What became of it; emitting it works, with lines and without.</returns>
    /// <exception cref="FuzzFailure">A property does not hold.</exception>
    internal static CompiledDefinition Check(string name, string text, CancellationToken cancellationToken)
    {
        var file = AslFile.Create(name, text);
        var target = Try("A file's name cannot be used", () => TargetNames.Target(name, "Machines"));
        var compiled = Try("Compile throws", () => AslCompiler.Compile(file, cancellationToken));
        JsonataChecks.Check(text);
        var hasErrors = compiled.Diagnostics.Any(static diagnostic => diagnostic.IsError);
        if (hasErrors != compiled.Plan.Machine is null) throw new FuzzFailure("A machine and errors", hasErrors ? compiled.Diagnostics[0].ToString() : "neither");
        foreach (var diagnostic in compiled.Diagnostics) CheckPlace(file, diagnostic);
        CheckLines(file, compiled.Lines);

        var emitted = Try("Emit throws", () => Emit(compiled, target));
        Try("Emit with lines throws", () => AslCompiler.EmitProgram(compiled.Plan, target, compiled.Lines));
        CheckAgain(file, target, compiled, emitted, cancellationToken);
        var tree = JsonSyntaxTree.Parse(file, cancellationToken);
        if (tree.Diagnostics.IsEmpty) CheckReformatted(file, compiled, cancellationToken);
        foreach (var diagnostic in compiled.Diagnostics.Take(MostFindingsMended)) CheckFixes(tree, diagnostic, cancellationToken);
        return compiled;
    }

    private static string Emit(CompiledDefinition compiled, StateMachineTarget target)
        => AslCompiler.EmitSurface(compiled.Plan, target) + AslCompiler.EmitProgram(compiled.Plan, target);

    private static T Try<T>(string property, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new FuzzFailure(property, exception.ToString(), exception);
        }
    }

    private static void CheckPlace(AslFile file, DiagnosticInfo diagnostic)
    {
        var message = Try("A message cannot be made", () => diagnostic.ToString());
        foreach (var place in diagnostic.Related.Append(diagnostic.Location))
        {
            if (place.Span.End > file.Text.Length) throw new FuzzFailure("A place is outside of the text", message);
            if (place.Lines != file.Text.Lines.GetLinePositionSpan(place.Span)) throw new FuzzFailure("Lines are not where the span is", message);
        }
    }

    private static void CheckLines(AslFile file, LineMapPlan lines)
    {
        foreach (var entry in lines.Entries)
        {
            var isRight = entry.StartLine >= 1 && entry.StartColumn >= 1 && entry.EndLine <= file.Text.Lines.Count
                && (entry.StartLine, entry.StartColumn).CompareTo((entry.EndLine, entry.EndColumn)) <= 0;
            if (!isRight) throw new FuzzFailure("A mapped line is outside of the text", entry.ToString());
        }
    }

    private static void CheckAgain(AslFile file, StateMachineTarget target, CompiledDefinition compiled, string emitted, CancellationToken cancellationToken)
    {
        var again = AslCompiler.Compile(AslFile.Create(file.Path, file.Text.ToString()), cancellationToken);
        if (!compiled.Diagnostics.Equals(again.Diagnostics)) throw new FuzzFailure("Findings differ", "the second time");
        if (compiled != again || compiled.GetHashCode() != again.GetHashCode()) throw new FuzzFailure("Plans differ", "the second time");
        if (emitted != Emit(again, target)) throw new FuzzFailure("Emitted texts differ", "the second time");
    }

    private static void CheckReformatted(AslFile file, CompiledDefinition compiled, CancellationToken cancellationToken)
    {
        var again = AslCompiler.Compile(AslFile.Create(file.Path, Tokens.Reformat(file.Text.ToString())), cancellationToken);
        var (before, after) = (compiled.Diagnostics.Select(Describe).ToList(), again.Diagnostics.Select(Describe).ToList());
        if (!before.SequenceEqual(after)) throw new FuzzFailure("Reformatting changes findings", $"{string.Join("; ", before.Except(after))}\nto {string.Join("; ", after.Except(before))}");
        if (compiled.Plan != again.Plan) throw new FuzzFailure("Reformatting changes the plan", "only white space differs");

        static string Describe(DiagnosticInfo diagnostic) => $"{diagnostic.Id} {diagnostic.Message}";
    }

    private static void CheckFixes(JsonSyntaxTree tree, DiagnosticInfo diagnostic, CancellationToken cancellationToken)
    {
        foreach (var fix in DefinitionFixes.All)
        {
            if (!fix.Ids.Contains(diagnostic.Id)) continue;
            var edits = Try($"{fix.GetType().Name} throws", () => fix.Find(FixRequest.For(tree, diagnostic)));
            foreach (var edit in edits)
            {
                var text = Try($"{fix.GetType().Name} gives edits that cannot be made", () => tree.File.Text.WithChanges(edit.Changes));
                var after = JsonSyntaxTree.Parse(tree.File with { Text = text }, cancellationToken);
                // A name that is odd stays odd wherever it is written: warnings about it are the text's own.
                if (after.Diagnostics.Count(static found => found.IsError) > tree.Diagnostics.Count(static found => found.IsError))
                    throw new FuzzFailure($"{fix.GetType().Name} breaks the JSON", $"{edit.Title}: {after.Diagnostics[0]}");
            }
        }
    }
}
