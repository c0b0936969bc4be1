using System.Collections.Immutable;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Symbols;

namespace AslSharp.Compiler.Analysis;

/// <summary>
/// Reads of a variable on a way where nothing has assigned it. For each state: the variables that every way to it has assigned, and
/// those that some way has. What a state assigns holds from the next state on; a caught error brings the catcher's assignments only;
/// a branch or an iteration starts with what its Parallel or Map state was entered with (reference 7).
/// </summary>
internal sealed class AssignmentFlow
{
    // A definition whose loops are nested more deeply than this is left alone.
    private const int MostPasses = 40;

    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly HashSet<VariableSymbol> _reported = [];
    private readonly DiagnosticBag _diagnostics;
    private readonly CancellationToken _cancellationToken;

    private AssignmentFlow(DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        _diagnostics = diagnostics;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Analyzes a definition.</summary>
    public static void Analyze(BoundScope machine, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var flow = new AssignmentFlow(diagnostics, cancellationToken);
        flow.GatherNames(machine);
        if (flow._names.Count > 0)
            flow.AnalyzeScope(machine, flow.Nothing());
    }

    // Only what is read matters.
    private void GatherNames(BoundScope scope)
    {
        foreach (var read in scope.Reads)
        {
            if (read.Variable is not null && !_names.ContainsKey(read.Name))
                _names[read.Name] = _names.Count;
        }

        foreach (var inner in scope.States.SelectMany(static state => state.InnerScopes))
            GatherNames(inner);
    }

    private AssignedNames Nothing() => new(_names.Count);

    private void AnalyzeScope(BoundScope scope, AssignedNames? entry)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var atEntry = entry is not null && scope.IsWhole && scope.Start is not null && !scope.Symbol.AssignsUnknownNames
            ? FindAssigned(scope, entry)
            : null;
        var reads = scope.Reads.ToLookup(static read => read.State.Index);
        for (var i = 0; i < scope.States.Length; i++)
        {
            if (atEntry?[i] is { } assigned)
            {
                foreach (var read in reads[i])
                    CheckRead(scope, read, assigned, atEntry, reads);
            }

            foreach (var inner in scope.States[i].InnerScopes)
                AnalyzeScope(inner, inner.Symbol.SeesOuterVariables ? atEntry?[i] : Nothing());
        }
    }

    // What is assigned when each state is entered; null for a state that is never entered. Null for all when it does not settle.
    private AssignedNames?[]? FindAssigned(BoundScope scope, AssignedNames entry)
    {
        var atEntry = new AssignedNames?[scope.States.Length];
        atEntry[scope.Start!.Index] = entry.Copy();
        var reads = scope.Reads.ToLookup(static read => read.State.Index);
        var order = FlowOrder.Of(scope);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var hasChanged = false;
            foreach (var index in order)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                if (atEntry[index] is not { } before)
                    continue;
                foreach (var way in Ways(scope.States[index]))
                {
                    if (Follow(before, reads[index], way) is { } after)
                        hasChanged |= Join(atEntry, way.Target.Index, after);
                }
            }

            if (!hasChanged)
                return atEntry;
        }

        return null;
    }

    private static bool Join(AssignedNames?[] atEntry, int index, AssignedNames after)
    {
        if (atEntry[index] is { } known)
            return known.Join(after);
        atEntry[index] = after;
        return true;
    }

    // What is assigned after a way out of a state; null when the state surely fails before.
    private AssignedNames? Follow(AssignedNames before, IEnumerable<VariableRead> reads, Way way)
    {
        var after = before.Copy();
        foreach (var read in reads)
        {
            // Whoever asks for the value with IsPresent knows that it may be missing.
            // An expression may go on without the value.
            if (read.Variable is null || read.IsJsonata || (!way.IsAfterReads && !read.IsTest))
                continue;
            if (!read.IsTest && !before.IsPossible(_names[read.Name]))
                return null;
            after.Add(_names[read.Name]);
        }

        foreach (var member in way.Assign)
        {
            if (_names.TryGetValue(member.Name, out var name))
                after.Add(name);
        }

        return after;
    }

    private void CheckRead(BoundScope scope, VariableRead read, AssignedNames assigned, AssignedNames?[] atEntry, ILookup<int, VariableRead> reads)
    {
        if (read.Variable is not { } variable || read.IsTest || assigned.IsCertain(_names[read.Name]) || IsTested(scope, read, reads)
            || !_reported.Add(variable))
            return;
        var first = variable.FirstAssignment.Property.NameSpan;
        if (!assigned.IsPossible(_names[read.Name]) && !read.IsJsonata)
            _diagnostics.Report(DiagnosticDescriptors.VariableNotYetAssigned, read.Span, first, read.Name);
        else if (FindGap(scope, read, atEntry, reads) is { } gap)
            _diagnostics.Report(DiagnosticDescriptors.VariablePerhapsNotAssigned, read.Span, gap.Syntax.NameSpan, read.Name, $"'{gap.Name}'");
        else
            _diagnostics.Report(DiagnosticDescriptors.VariablePerhapsNotAssigned, read.Span, first, read.Name, "StartAt");
    }

    private static bool IsTested(BoundScope scope, VariableRead read, ILookup<int, VariableRead> reads) =>
        scope.States[read.State.Index] is BoundChoiceState && reads[read.State.Index].Any(other => other.IsTest && other.Name == read.Name);

    // The first state that goes on to the reading one without a value.
    private StateSymbol? FindGap(BoundScope scope, VariableRead read, AssignedNames?[] atEntry, ILookup<int, VariableRead> reads)
    {
        foreach (var state in scope.States)
        {
            if (atEntry[state.Symbol.Index] is not { } before)
                continue;
            foreach (var way in Ways(state))
            {
                if (way.Target == read.State && Follow(before, reads[state.Symbol.Index], way) is { } after && !after.IsCertain(_names[read.Name]))
                    return state.Symbol;
            }
        }

        return null;
    }

    private static IEnumerable<Way> Ways(BoundState state) => state switch
    {
        BoundPassState pass => Join(pass.Next, pass.Data, null),
        BoundTaskState task => Join(task.Next, task.Data, task.Handlers),
        BoundWaitState wait => Join(wait.Next, wait.Data, null),
        BoundParallelState parallel => Join(parallel.Next, parallel.Data, parallel.Handlers),
        BoundMapState map => Join(map.Next, map.Data, map.Handlers),
        BoundChoiceState choice => choice.Rules
            .Where(static rule => rule.Next is not null)
            .Select(static rule => new Way(rule.Next!, rule.Assign, IsAfterReads: false))
            .Concat(choice.Default is null ? [] : [new Way(choice.Default, choice.Data.Assign, IsAfterReads: false)]),
        _ => [],
    };

    private static IEnumerable<Way> Join(StateSymbol? next, BoundData data, BoundHandlers? handlers)
    {
        if (next is not null)
            yield return new Way(next, data.Assign, IsAfterReads: true);
        foreach (var catcher in handlers?.Catchers ?? [])
        {
            if (catcher.Next is not null)
                yield return new Way(catcher.Next, catcher.Assign, IsAfterReads: false);
        }
    }

    /// <param name="Target">The next state.</param>
    /// <param name="Assign">What is assigned on the way.</param>
    /// <param name="IsAfterReads">Whether all reads of the state have happened by then.</param>
    private sealed record Way(StateSymbol Target, ImmutableArray<BoundMember> Assign, bool IsAfterReads);
}
