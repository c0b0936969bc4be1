using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;

namespace AslSharp.Compiler.Analysis;

/// <summary>States that no way leads to, and scopes that never end (reference 1.4).</summary>
internal static class Reachability
{
    /// <summary>Analyzes one scope, not the scopes inside.</summary>
    public static void Analyze(BoundScope scope, DiagnosticBag diagnostics)
    {
        var reached = new bool[scope.States.Length];
        if (scope.Start is not null)
            Mark(scope, scope.Start.Index, reached);
        var areAllReached = reached.All(static isReached => isReached);
        ReportUnreachable(scope, reached, diagnostics);
        if (!scope.States.All(static state => !state.IsTerminal))
        {
            // Where states are unreachable, one of them may be the end that a wrong transition misses.
            if (areAllReached)
                ReportTraps(scope, diagnostics);
            return;
        }

        diagnostics.Report(DiagnosticDescriptors.TerminalStateMissing, scope.Symbol.Syntax.Fields.Find("States")?.NameSpan ?? scope.Symbol.Syntax.Owner);
    }

    private static void ReportUnreachable(BoundScope scope, bool[] reached, DiagnosticBag diagnostics)
    {
        // Only the heads: a state behind an unreachable one is reached as soon as that one is.
        var isBehind = new bool[scope.States.Length];
        foreach (var state in scope.States)
        {
            if (reached[state.Symbol.Index])
                continue;
            foreach (var successor in state.Successors)
                isBehind[successor.Index] |= successor != state.Symbol;
        }

        for (var i = 0; i < reached.Length; i++)
        {
            if (!reached[i] && !isBehind[i])
                Report(i);
        }

        // What is left are rings that only lead into themselves: name one state of each.
        for (var i = 0; i < reached.Length; i++)
        {
            if (!reached[i])
                Report(i);
        }

        void Report(int index)
        {
            diagnostics.Report(DiagnosticDescriptors.StateUnreachable, scope.States[index].Symbol.Syntax.NameSpan, scope.States[index].Symbol.Name);
            Mark(scope, index, reached);
        }
    }

    // States that are reached, and from which no way leads to an end. Each connected group of them is one mistake.
    private static void ReportTraps(BoundScope scope, DiagnosticBag diagnostics)
    {
        var predecessors = new List<int>[scope.States.Length];
        for (var i = 0; i < predecessors.Length; i++)
            predecessors[i] = [];
        foreach (var state in scope.States)
        {
            foreach (var successor in state.Successors)
                predecessors[successor.Index].Add(state.Symbol.Index);
        }

        var isSettled = new bool[scope.States.Length];
        Spread(Enumerable.Range(0, isSettled.Length).Where(index => scope.States[index].IsTerminal), index => predecessors[index]);
        foreach (var state in scope.States)
        {
            var index = state.Symbol.Index;
            if (isSettled[index])
                continue;
            diagnostics.Report(DiagnosticDescriptors.FlowCannotEnd, state.Symbol.Syntax.NameSpan, state.Symbol.Name);
            Spread([index], index => predecessors[index].Concat(scope.States[index].Successors.Select(static successor => successor.Index)));
        }

        void Spread(IEnumerable<int> starts, Func<int, IEnumerable<int>> next)
        {
            var pending = new Stack<int>();
            foreach (var start in starts)
            {
                isSettled[start] = true;
                pending.Push(start);
            }

            while (pending.Count > 0)
            {
                foreach (var index in next(pending.Pop()))
                {
                    if (isSettled[index])
                        continue;
                    isSettled[index] = true;
                    pending.Push(index);
                }
            }
        }
    }

    private static void Mark(BoundScope scope, int start, bool[] reached)
    {
        if (reached[start])
            return;
        var pending = new Stack<int>();
        reached[start] = true;
        pending.Push(start);
        while (pending.Count > 0)
        {
            foreach (var successor in scope.States[pending.Pop()].Successors)
            {
                if (reached[successor.Index])
                    continue;
                reached[successor.Index] = true;
                pending.Push(successor.Index);
            }
        }
    }
}
