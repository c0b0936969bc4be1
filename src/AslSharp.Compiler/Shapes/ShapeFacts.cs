using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Symbols;

namespace AslSharp.Compiler.Shapes;

/// <summary>The data at every state of a definition. Comparable by value; it holds no place in the text.</summary>
/// <param name="States">The data at each state, in ordinal order of the states' slash paths.</param>
/// <param name="Output">What the machine gives.</param>
public sealed record ShapeFacts(EquatableArray<StateShapes> States, Shape Output)
{
    /// <summary>The data at a state; null where the definition has no such state.</summary>
    /// <param name="state">The state.</param>
    public StateShapes? Find(StateSymbol state) => Find(state.Syntax.Pointer);

    /// <summary>The data at a state; null where the definition has no such state.</summary>
    /// <param name="pointer">The state's slash path, such as <c>/States/Charge</c>.</param>
    public StateShapes? Find(string pointer)
    {
        var (low, high) = (0, States.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(States[middle].Pointer, pointer);
            if (order == 0)
                return States[middle];
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }
}
