using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Symbols;

namespace AslSharp.Compiler.Analysis;

/// <summary>The order in which what flows through a scope is found out with few passes.</summary>
internal static class FlowOrder
{
    /// <summary>The states that can be reached, each before those that follow it, loops aside.</summary>
    /// <param name="scope">A scope.</param>
    /// <returns>The indexes of the states; none where nobody knows where the scope starts.</returns>
    public static List<int> Of(BoundScope scope)
    {
        var order = new List<int>(scope.States.Length);
        if (scope.Start is null)
            return order;
        var isSeen = new bool[scope.States.Length];
        var pending = new Stack<(int Index, IEnumerator<StateSymbol> Successors)>();
        Enter(scope.Start.Index);
        while (pending.Count > 0)
        {
            var (index, successors) = pending.Peek();
            if (!successors.MoveNext())
            {
                order.Add(index);
                pending.Pop().Successors.Dispose();
            }
            else if (!isSeen[successors.Current.Index])
            {
                Enter(successors.Current.Index);
            }
        }

        order.Reverse();
        return order;

        void Enter(int index)
        {
            isSeen[index] = true;
            pending.Push((index, scope.States[index].Successors.GetEnumerator()));
        }
    }
}
