using AslSharp.AspNetCore;
using AslSharp.Cli.Cases;
using AslSharp.Compiler;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;

namespace AslSharp.Cli.Serving;

/// <summary>Answers ValidateStateMachineDefinition with the compiler's findings, by the ids of their rules.</summary>
internal sealed class DefinitionChecks : IDefinitionValidator
{
    public IReadOnlyList<DefinitionProblem> Validate(string definition, bool isExpress)
    {
        var file = AslFile.Create("definition.asl.json", definition);
        return [.. AslCompiler.Compile(file).Diagnostics.Where(static finding => !finding.IsUnfilled).OrderByDescending(static finding => finding.IsError)
            .Select(finding => Of(file, finding))];
    }

    private static DefinitionProblem Of(AslFile file, DiagnosticInfo finding)
        => new(finding.IsError, finding.Id, finding.Message, DefinitionPlace.Of(file, finding.Location.Span).ToString());
}
