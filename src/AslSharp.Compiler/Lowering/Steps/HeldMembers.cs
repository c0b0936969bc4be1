using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>
/// Decides which members of the document each state finds held apart. A result that ResultPath writes to a top-level member is kept in
/// a field of the frame, and the document is put together only where somebody wants the whole of it: ten results in a row then cost
/// ten stores and not ten copies of the document. The members of a Pass state's template likewise: a loop over counters makes no object.
/// </summary>
/// <remarks>
/// The order of an object's members shows. So members are only held in the order in which the definition first writes them, and where
/// ways with different lists meet, nothing is held: each way puts the document together before it goes on.
/// </remarks>
internal sealed class HeldMembers
{
    private const int Most = 12;
    private static readonly string[] None = [];

    private readonly ScopeLayout _layout;
    private readonly string[]?[] _entry;

    public HeldMembers(ScopeLayout layout)
    {
        _layout = layout;
        All = layout.Scope.States.SelectMany(Written).Distinct().Take(Most).ToArray();
        _entry = new string[layout.Scope.States.Count][];
        Solve();
    }

    /// <summary>All members that may be held, in the order in which the definition first writes them.</summary>
    public string[] All { get; }

    /// <summary>The members held when a state is entered, in the order of their writing.</summary>
    public string[] Entry(int state) => _entry[state] ?? None;

    /// <summary>Whether a state reads its raw input as a whole, so that it is put together at entry.</summary>
    public static bool NeedsWhole(LoweredState state)
    {
        // JSONata has $states.input, which is the whole of it.
        if (StateExpressions.DataOf(state) is { IsJsonata: true } || StateExpressions.Evaluates(state)) return true;
        switch (state)
        {
            case LoweredPassState pass:
                return NeedsWhole(pass.Data) || (IsWholeInput(pass.Data) && pass.Result is null && PassesOn(pass.Data));
            case LoweredTaskState task:
                return NeedsWhole(task.Data) || IsWholeInput(task.Data) || Any(task.TimeoutSeconds, task.HeartbeatSeconds, task.Credentials);
            case LoweredParallelState parallel:
                return NeedsWhole(parallel.Data) || IsWholeInput(parallel.Data);
            case LoweredMapState map:
                return NeedsWhole(map.Data) || IsWholeInput(map.Data);
            case LoweredChoiceState or LoweredWaitState or LoweredFailState:
                return StateExpressions.Of(state).Any(expression => ReadsWhole(expression));
            default:
                return true;
        }
    }

    /// <summary>The members that a Pass state leaves held, and nothing beside them, since its output is a template of their names; none for any other
    /// state.</summary>
    public string[] Template(int state)
    {
        var names = TemplateOf(_layout.Scope.States[state]);
        var last = -1;
        foreach (var name in names)
        {
            // Members are held in one order only.
            var at = Array.IndexOf(All, name);
            if (at <= last) return None;
            last = at;
        }

        return names;
    }

    /// <summary>The members held after a result path was applied.</summary>
    public string[] After(string[] held, ResultPathPlan path) => path.Kind switch
    {
        ResultPathKind.Discard => held,
        ResultPathKind.Write when Member(path) is { } member => held.Contains(member) ? held : MayFollow(held, member) ? [.. held, member] : None,
        _ => None,
    };

    /// <summary>The member that a result path writes as a whole; null for any other path.</summary>
    public static string? Member(ResultPathPlan path)
        => path.Kind == ResultPathKind.Write && path.Steps is [NamesStepPlan { Names: [var name] }] ? name : null;

    private IEnumerable<string> Written(LoweredState state)
        => TemplateOf(state) is { Length: > 0 } template ? template : ResultPaths(state).Select(Member).OfType<string>();

    private string[] TemplateOf(LoweredState state)
        => state is LoweredPassState
        {
            Result: null, Next: { } next, Data:
            {
                IsJsonata: false, Parameters: ObjectPlan
                {
                    Members:
                    {
                        Count: > 0
            and <= Most
                    } members
                }, Assign.Count: 0, ResultPath.Kind: ResultPathKind.Replace, OutputPath: null
            }
        }
            && !NeedsWhole(_layout.Scope.States[next])
            ? [.. members.Select(member => member.Name)]
            : None;

    private static IEnumerable<ResultPathPlan> ResultPaths(LoweredState state) => state switch
    {
        LoweredPassState pass => [pass.Data.ResultPath],
        LoweredTaskState task => [task.Data.ResultPath, .. task.Errors.Catchers.Select(catcher => catcher.ResultPath)],
        LoweredParallelState parallel => [parallel.Data.ResultPath, .. parallel.Errors.Catchers.Select(catcher => catcher.ResultPath)],
        LoweredMapState map => [map.Data.ResultPath, .. map.Errors.Catchers.Select(catcher => catcher.ResultPath)],
        _ => [],
    };

    private static bool IsWholeInput(LoweredData data) => data.InputPath is null && data.Parameters is null;

    private static bool NeedsWhole(LoweredData data)
        => Any(data.InputPath) || (data.InputPath is null && Any(data.Parameters));

    // Whether a Pass state's result, which is its raw input, is read: by ResultPath or by Assign.
    private static bool PassesOn(LoweredData data)
        => data.ResultPath.Kind == ResultPathKind.Write || data.Assign.Any(assignment => ReadsWhole(assignment.Value));

    private static bool Any(params ExpressionPlan?[] expressions) => expressions.Any(expression => expression is not null && ReadsWhole(expression));

    /// <summary>Whether an expression over the raw input wants more than members by name.</summary>
    public static bool ReadsWhole(ExpressionPlan expression) => expression switch
    {
        PathPlan { Root: PathRoot.Data } path => path.Steps.Count == 0 || path.Steps[0] is not NamesStepPlan { Names.Count: 1 },
        ObjectPlan template => template.Members.Any(member => ReadsWhole(member.Value)),
        ArrayPlan array => array.Items.Any(ReadsWhole),
        IntrinsicPlan call => call.Arguments.Any(ReadsWhole),
        _ => false,
    };

    private bool MayFollow(string[] held, string member)
    {
        var at = Array.IndexOf(All, member);
        return at >= 0 && (held.Length == 0 || at > Array.IndexOf(All, held[held.Length - 1]));
    }

    private void Solve()
    {
        if (_layout.Scope.States.Count == 0) return;
        Meet(_layout.Scope.Start, None);
        bool isStable;
        do
        {
            isStable = true;
            for (var state = 0; state < _entry.Length; state++)
            {
                if (_entry[state] is null) continue;
                foreach (var (next, held) in Leave(state))
                {
                    if (Meet(next, held)) isStable = false;
                }

                // A Choice has one end for all its rules: they agree on what is held, or nothing is.
                if (_layout.Scope.States[state] is LoweredChoiceState && Disagree(state)) isStable = false;
            }
        }
        while (!isStable);
    }

    private bool Disagree(int state)
    {
        var leave = Leave(state).ToArray();
        if (leave.All(edge => _entry[edge.Next]!.SequenceEqual(edge.Held))) return false;
        var hasChanged = false;
        foreach (var (next, _) in leave) hasChanged |= Meet(next, None);
        return hasChanged;
    }

    // Only ever from unknown to a list, and from a list to nothing: so the search ends.
    private bool Meet(int state, string[] held)
    {
        if (_entry[state] is null)
        {
            _entry[state] = held;
            return true;
        }

        if (_entry[state]!.Length == 0 || _entry[state]!.SequenceEqual(held)) return false;
        _entry[state] = None;
        return true;
    }

    private IEnumerable<(int Next, string[] Held)> Leave(int index)
    {
        var state = _layout.Scope.States[index];
        var held = NeedsWhole(state) ? None : Entry(index);
        return state switch
        {
            LoweredPassState pass => To(pass.Next, Template(index) is { Length: > 0 } template ? template : After(held, pass)),
            LoweredTaskState task => To(task.Next, After(held, task.Data)).Concat(Caught(held, task.Errors)),
            LoweredParallelState parallel => To(parallel.Next, After(held, parallel.Data)).Concat(Caught(held, parallel.Errors)),
            LoweredMapState map => To(map.Next, After(held, map.Data)).Concat(Caught(held, map.Errors)),
            LoweredWaitState wait => To(wait.Next, AfterFilters(held, wait.Data)),
            LoweredChoiceState choice
                => choice.Rules.SelectMany(rule => To(rule.Next, AfterFilters(held, choice.Data))).Concat(To(choice.Default, AfterFilters(held, choice.Data))),
            _ => [],
        };
    }

    private static IEnumerable<(int, string[])> To(int? next, string[] held) => next is { } index ? [(index, held)] : [];

    private IEnumerable<(int, string[])> Caught(string[] held, LoweredErrors errors)
        => errors.Catchers.Select(catcher => (catcher.Next, After(held, catcher.ResultPath)));

    private string[] After(string[] held, LoweredData data) => data.OutputPath is null ? After(held, data.ResultPath) : None;

    // A Pass without anything but a transition leaves all as it is.
    private string[] After(string[] held, LoweredPassState pass)
        => pass is { Result: null, Data: { InputPath: null, Parameters: null, ResultPath.Kind: ResultPathKind.Replace, OutputPath: null } }
            ? held
            : After(held, pass.Data);

    private static string[] AfterFilters(string[] held, LoweredData data) => data.InputPath is null && data.OutputPath is null ? held : None;
}
