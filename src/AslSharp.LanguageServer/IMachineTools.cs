using AslSharp.Documents;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer;

/// <summary>What a host can do with whole machines: draw them and run them. The server itself only knows their texts.</summary>
public interface IMachineTools
{
    /// <summary>Draws a machine.</summary>
    /// <param name="definition">The machine, with or without errors.</param>
    /// <param name="history">What an execution did, as <c>GetExecutionHistory</c> gives it; null for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The picture; null where there is no state to draw.</returns>
    MachinePicture? Draw(EmbeddedDefinition definition, string? history, CancellationToken cancellationToken);

    /// <summary>Runs a machine in virtual time.</summary>
    /// <param name="definition">The machine.</param>
    /// <param name="input">Its input as JSON.</param>
    /// <param name="answers">For each Task state the answers of its tasks as JSON, one after the other.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<MachineRun> RunAsync(
        EmbeddedDefinition definition, string input, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, CancellationToken cancellationToken);

    /// <summary>Tests one state, as the service's TestState does.</summary>
    /// <param name="definition">The machine.</param>
    /// <param name="state">The state's name.</param>
    /// <param name="input">Its input as JSON.</param>
    /// <param name="mock">What its task answers, as TestState takes it; null where it has none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<StateTest> TestStateAsync(EmbeddedDefinition definition, string state, string input, string? mock, CancellationToken cancellationToken);
}

/// <summary>A picture of a machine.</summary>
/// <param name="Svg">The picture; each state is a group with an attribute <c>data-state</c>.</param>
/// <param name="States">For each state that is there the value of that attribute, its name, and where its name stands in the definition.</param>
public sealed record MachinePicture(string Svg, IReadOnlyList<(string Id, string Name, TextSpan Place)> States);

/// <summary>What a run came to.</summary>
/// <param name="Status">As the service calls it, such as <c>SUCCEEDED</c>; empty where nothing ran.</param>
/// <param name="Output">The output as JSON; null where it failed.</param>
/// <param name="Error">The name of the error; null where it succeeded.</param>
/// <param name="Cause">Its cause.</param>
/// <param name="Trace">The states in the order in which they ran, a line each.</param>
/// <param name="History">All events as <c>GetExecutionHistory</c> gives them; null where nothing ran.</param>
/// <param name="Problem">Why nothing ran, or why it stopped; null where it came to an end.</param>
public sealed record MachineRun(string Status, string? Output, string? Error, string? Cause, IReadOnlyList<string> Trace, string? History, string? Problem);

/// <summary>What the test of a state came to.</summary>
/// <param name="Response">The answer of TestState as JSON; null where there is none.</param>
/// <param name="Problem">Why there is none.</param>
public sealed record StateTest(string? Response, string? Problem);
