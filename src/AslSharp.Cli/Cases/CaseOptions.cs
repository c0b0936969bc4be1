using AslSharp.Compiler.Jsonata;

namespace AslSharp.Cli.Cases;

/// <summary>How cases are judged.</summary>
/// <param name="ComparesHistory">Whether the events count too, and not the outcome alone.</param>
/// <param name="Dialect">The form of JSONata in which expressions run that belong to no machine.</param>
internal sealed record CaseOptions(bool ComparesHistory, JsonataDialect Dialect = JsonataDialect.StepFunctions)
{
    /// <summary>Puts something around the machine of each case; null for nothing.</summary>
    public Func<IStateMachine, IStateMachine>? Wrap { get; init; }
}
