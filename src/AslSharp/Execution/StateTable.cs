using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>What emitted code knows of the states beside their description: numbers in the order of the states.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StateTable
{
    /// <summary>The number that a state has in a table.</summary>
    /// <param name="description">The machine, whose states are in the table's order.</param>
    /// <param name="stateName">The state.</param>
    /// <param name="numbers">The table.</param>
    /// <returns>The number; -1 for a state that the machine does not have.</returns>
    public static int Find(StateMachineDescription description, string stateName, params ReadOnlySpan<int> numbers)
    {
        ArgumentNullException.ThrowIfNull(description);
        for (var i = 0; i < description.States.Count; i++)
        {
            if (description.States[i].Name == stateName) return numbers[i];
        }

        return -1;
    }
}
