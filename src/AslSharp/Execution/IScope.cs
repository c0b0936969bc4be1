using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// The steps of one scope, as emitted code has them: the machine's, a branch's or an item processor's. They run synchronously;
/// <see cref="ScopeRunner"/> does the waiting. A struct, so that the runner is specialised for each.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IScope
{
    /// <summary>Runs steps from <see cref="ScopePlace.Step"/> on until the scope ends, waits, or goes on in another of its methods.</summary>
    /// <param name="at">Where the scope stands.</param>
    /// <param name="cancellationToken">Stops the scope between two steps.</param>
    /// <returns>Why it stopped.</returns>
    /// <exception cref="OperationCanceledException">The scope is stopped.</exception>
    ScopeStop Run(ref ScopePlace at, CancellationToken cancellationToken);

    /// <summary>The step that makes the next attempt of a state.</summary>
    /// <param name="stateName">A state of this scope.</param>
    /// <returns>The step.</returns>
    int StepOf(string stateName);

    /// <summary>The retriers and catchers of the state that a step belongs to.</summary>
    /// <param name="step">The step that takes the state's result.</param>
    /// <returns>They, or null where the state has none.</returns>
    ErrorHandler? HandlerOf(int step) => null;
}
