using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;
using AslSharp.Testing;

namespace AslSharp.Cli.Cases;

/// <summary>The variables that each state of a definition reads.</summary>
/// <param name="name">The case's name.</param>
/// <param name="definition">The definition.</param>
/// <param name="expect">The member <c>expect</c> of the case.</param>
internal sealed class VariableReferencesCase(string name, AslFile definition, AslValue expect) : TestCase(name)
{
    // No machine is run, so that none need be made.
    internal override AslFile? Definition => null;

    internal override Task<Verdict> RunAsync(CompiledMachine? machine, CaseOptions options, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag(definition);
        if (AslParser.Parse(JsonSyntaxTree.Parse(definition, cancellationToken), diagnostics, cancellationToken) is not { } syntax)
            return Task.FromResult(Verdict.Failed("the definition is no object"));
        var actual = AslValue.EmptyObject;
        foreach (var (state, names) in VariableReferences.Of(Binder.Bind(syntax, diagnostics, cancellationToken)))
            actual = actual.With(state, AslValue.Array([.. names.Select(static variable => AslValue.Of(variable))]));
        var expected = expect["variableReferences"];
        return Task.FromResult(expected == actual
            ? Verdict.Passed
            : Verdict.Failed($"expected {JsonComparison.Shorten(expected)} but was {JsonComparison.Shorten(actual)}"));
    }
}
