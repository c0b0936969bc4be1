using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;

namespace AslSharp.Cli.Cases;

/// <summary>A definition that the service accepted or refused: a refusal is met when the compiler finds an error at the same place.</summary>
/// <param name="name">The case's name.</param>
/// <param name="definition">The definition.</param>
/// <param name="expect">The member <c>expect</c> of the case.</param>
internal sealed class RefusalCase(string name, AslFile definition, AslValue expect) : TestCase(name)
{
    internal override AslFile Definition => definition;

    internal override Task<Verdict> RunAsync(CompiledMachine? machine, CaseOptions options, CancellationToken cancellationToken)
        => Task.FromResult(expect["status"].StringEquals("ACCEPTED") ? DefinitionCase.Judge(machine!) ?? Verdict.Passed : JudgeRefusal(machine!));

    private Verdict JudgeRefusal(CompiledMachine machine)
    {
        var errors = machine.Errors.ToList();
        if (errors.Count == 0)
        {
            return Verdict.Failed(machine.Failure ?? $"was refused, but no error was found; expected: {Texts()}");
        }

        var places = errors.Select(error => DefinitionPlace.Of(definition, error.Location.Span)).ToList();
        foreach (var diagnostic in expect["diagnostics"].IsArray ? expect["diagnostics"].Items : [])
        {
            if (!diagnostic["location"].TryGetString(out var location)) continue;
            var expected = DefinitionPlace.Parse(location);
            if (places.Any(expected.Covers)) return Verdict.Passed;
            return Verdict.Failed($"was refused at {location}, but found: {errors[0]} at {places[0]}");
        }

        return Verdict.Passed;
    }

    private string Texts() => expect["messages"].ToJson();
}
