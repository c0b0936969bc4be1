using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

// Paths that carry variables (@ # %): nested loops whose tuple is the C# locals in reach. Tuples are only put into a list where all of
// them are needed at once: before an order-by, a group-by, and a predicate that may be an index.
internal sealed partial class JsonataMethod
{
    // The variables that the tuple at hand carries, in the order of their binding.
    private readonly List<int> _live = [];
    private readonly Dictionary<int, string> _liveNames = [];
    private int _made;

    // What locals were called before loops named them.
    private readonly Stack<(int Local, string? Before)> _named = [];

    private string Tuples(JsonataPathNode path, string finish)
    {
        var outer = _context;
        string result;
        if (path.HasGroup)
        {
            result = TupleGroup(path);
        }
        else
        {
            var found = Identifier("found");
            _writer.Line($"var {found} = new SequenceBuilder();");
            var first = path.Steps[0];
            // An empty array of a constructor is what the path gives.
            var begin = first is { IsConstructor: true, IsTuple: false } && MayBeEmpty(first.Expression!) ? Keep(Value(first.Expression!), "start") : null;
            var begun = begin is null ? path : path with { Steps = new([first with { Expression = Made(begin) }, .. path.Steps.Skip(1)]) };
            EachTuple(begun, item => _writer.Line($"{found}.Push({item ?? Undefined});"));
            result = $"{found}.{finish}()";
            if (begin is not null) result = $"Sequences.{(finish == "ToKept" ? "StartedKept" : "Started")}({begin}, {result})";
        }

        _context = outer;
        return result;
    }

    // A part whose value is at hand already.
    private JsonataLocalNode Made(string name)
    {
        _locals[--_made] = name;
        return new JsonataLocalNode(_made, null);
    }

    private string TupleGroup(JsonataPathNode path)
    {
        var rows = Identifier("tuples");
        var columns = new List<int>();
        var start = _live.Count;
        var names = _named.Count;
        var declaration = _writer.Mark();
        EachTuple(path, item =>
        {
            columns = _live.Skip(start).ToList();
            _writer.Line($"{rows}.Add({Row(item, columns)});");
        });
        _writer.Insert(declaration, $"var {rows} = new TupleRows({columns.Count + 1});");
        // Nothing to group counts as one item that is missing.
        _writer.Line($"if ({rows}.Count == 0) {rows}.Add({string.Join(", ", Enumerable.Repeat(Undefined, columns.Count + 1))});");
        var groups = Keep($"new TupleGrouping({rows})", "groups");
        var row = Identifier("row");
        using (Open($"for (var {row} = 0; {row} < {rows}.Count; {row}++)"))
        {
            _context = Unpack(rows, row, columns);
            for (var i = 0; i < path.Group.Count; i++)
            {
                var key = Value(path.Group[i].Key);
                _writer.Line($"{groups}.Add({i}, {key}, {row});");
            }
        }

        GroupValues(groups, path.Group, index =>
        {
            _context = Keep($"{groups}.Column({index}, 0)", "grouped");
            for (var i = 0; i < columns.Count; i++) Name(columns[i], Keep($"{groups}.Column({index}, {i + 1})", _liveNames[columns[i]]));
        });
        Leave(names);
        return groups + ".ToObject()";
    }

    private string Row(string? item, List<int> columns) => string.Join(", ", columns.Select(column => _locals[column]).Prepend(item ?? Undefined));

    // Puts a tuple of a list back into locals.
    private string Unpack(string rows, string row, List<int> columns)
    {
        var item = Keep($"{rows}[{row}, 0]", "item");
        for (var i = 0; i < columns.Count; i++) Name(columns[i], Keep($"{rows}[{row}, {i + 1}]", _liveNames[columns[i]]));
        return item;
    }

    /// <summary>Emits loops around what is to happen for each tuple, which is handed the C# expression of its item.</summary>
    private void EachTuple(JsonataPathNode path, Action<string?> inner)
    {
        var start = _live.Count;
        var names = _named.Count;
        var first = 0;
        while (!path.Steps[first].IsTuple) first++;
        var source = new TupleSource { Items = TupleItems(path, first) };
        var at = IsOwnInput(path) ? 1 : first;
        while (true)
        {
            var barrier = at;
            while (barrier < path.Steps.Count && barrier - at < JsonataFacts.DeepestLoops && !IsBarrier(path.Steps[barrier])) barrier++;
            if (barrier == path.Steps.Count)
            {
                Segment(path, at, barrier, source, start, inner);
                break;
            }

            var isBarrier = IsBarrier(path.Steps[barrier]);
            source = isBarrier ? Barrier(path, at, barrier, source, start) : Rows(path, at, barrier, source, start);
            at = isBarrier ? barrier + 1 : barrier;
        }

        _live.RemoveRange(start, _live.Count - start);
        Leave(names);
    }

    private void Name(int local, string name)
    {
        _named.Push((local, _locals.TryGetValue(local, out var before) ? before : null));
        _locals[local] = name;
    }

    // The variables of tuples are known inside of their loops only.
    private void Leave(int names)
    {
        while (_named.Count > names)
        {
            var (local, before) = _named.Pop();
            if (before is null) _locals.Remove(local);
            else _locals[local] = before;
        }
    }

    // Where tuples come from: items that are nothing else yet, or a list.
    private sealed class TupleSource
    {
        public string? Items { get; set; }

        public string? Rows { get; set; }

        public List<int> Columns { get; set; } = [];
    }

    private static bool IsBarrier(JsonataStep step)
        => step.Expression is null || step.Stages.Any(static stage => stage.Predicate is not null && !JsonataFacts.IsBoolean(stage.Predicate));

    // A constructor that begins a path is its input, whatever is bound there: nothing is.
    private static bool IsOwnInput(JsonataPathNode path) => path.Steps[0] is { IsConstructor: true, IsTuple: true } && path.Steps.Count > 1;

    // What the steps before the first tuple give; null for a single Undefined.
    private string? TupleItems(JsonataPathNode path, int first)
    {
        if (path.Steps[0] is { IsConstructor: true } start && (first == 1 || (IsOwnInput(path) && start.Focus is null)))
            return $"Sequences.Items(Sequences.Opened({Value(start.Expression!)}))";
        if (first == 0)
        {
            // A constructor with a name is evaluated, and nothing comes of it.
            if (IsOwnInput(path) && _facts.CanThrow(path.Steps[0].Expression!)) _writer.Line($"_ = {Value(path.Steps[0].Expression!)};");
            if (_context is null) return null;
            return JsonataFacts.StartsAtVariable(path) ? $"Sequences.Alone({Value(new JsonataContextNode())})" : $"Sequences.ContextItems({_context})";
        }

        var prefix = path with { Steps = new([.. path.Steps.Take(first)]), HasGroup = false, KeepsSingleton = false, HandsOnTuples = false };
        return $"Sequences.Items({(JsonataShapes.IsOneExpression(prefix) ? Walked(prefix) : Found(prefix, "ToSequence"))})";
    }

    // As Names, but for steps that go on.
    private string Walked(JsonataPathNode path)
    {
        var names = Names(path);
        var open = names.IndexOf('(');
        return open > 0 && names.StartsWith("Sequences.Path(", StringComparison.Ordinal) ? "Sequences.Walk" + names.Substring(open) : names;
    }

    private void Segment(JsonataPathNode path, int at, int end, TupleSource source, int start, Action<string?> inner)
    {
        var counters = Counters(path, at, end);
        Over(source, start, item => TupleStep(path, at, end, item, counters, inner));
    }

    private Dictionary<JsonataStage, string> Counters(JsonataPathNode path, int at, int end)
    {
        var counters = new Dictionary<JsonataStage, string>();
        for (var i = at; i < end; i++)
        {
            foreach (var stage in path.Steps[i].Stages.Where(static stage => stage.Position is not null))
            {
                var counter = Identifier("count");
                counters[stage] = counter;
                _writer.Line($"var {counter} = 0;");
            }
        }

        return counters;
    }

    private void Over(TupleSource source, int start, Action<string?> body)
    {
        _live.RemoveRange(start, _live.Count - start);
        if (source.Rows is not null)
        {
            var row = Identifier("row");
            using (Open($"for (var {row} = 0; {row} < {source.Rows}.Count; {row}++)"))
            {
                var unpacked = Unpack(source.Rows, row, source.Columns);
                _live.AddRange(source.Columns);
                body(unpacked);
            }
        }
        else if (source.Items is null)
        {
            body(null);
        }
        else
        {
            var item = Identifier("item");
            using (LoopOver(item, source.Items)) body(item);
        }
    }

    private void TupleStep(JsonataPathNode path, int at, int end, string? item, Dictionary<JsonataStage, string> counters, Action<string?> inner)
    {
        _context = item;
        if (at == end)
        {
            inner(item);
            return;
        }

        var step = path.Steps[at];
        if (InnerPath(step.Expression!) is { } nested)
        {
            if (step.Expression is JsonataBlockNode block) _ = Statements(block);
            // The variables of a path in parentheses join those of this one.
            EachTuple(nested, each =>
            {
                _context = each;
                Stages(step, counters);
                TupleStep(path, at + 1, end, each, counters, inner);
            });
            return;
        }

        var value = Value(step.Expression!);
        var name = Identifier(step.Focus?.Name ?? ItemName(path, at + 1));
        if (step.Position is null && item is not null && JsonataFacts.IsScalarOrObject(step.Expression!))
        {
            _writer.Line($"var {name} = {value};");
            if (!JsonataFacts.IsDefined(step.Expression!)) _writer.Line($"if ({name}.IsUndefined) continue;");
            Bound(path, at, end, item, name, counters, inner);
            return;
        }

        if (step.Position is null)
        {
            using (LoopOver(name, $"Sequences.Each({value})")) Bound(path, at, end, item, name, counters, inner);
            return;
        }

        var results = Keep($"Sequences.Each({value})", "results");
        var index = Identifier("index");
        using (Open($"for (var {index} = 0; {index} < {results}.Count; {index}++)"))
        {
            _writer.Line($"var {name} = {results}[{index}];");
            BindLive(step.Position, Keep($"AslValue.Of({index})", step.Position.Name));
            Bound(path, at, end, item, name, counters, inner);
        }
    }

    private void Bound(
        JsonataPathNode path, int at, int end, string? item, string name, Dictionary<JsonataStage, string> counters, Action<string?> inner)
    {
        var step = path.Steps[at];
        if (step.Ancestor is not null) BindLive(step.Ancestor, item ?? Undefined);
        if (step.Focus is not null) BindLive(step.Focus, name);
        var next = step.Focus is null ? name : item;
        _context = next;
        Stages(step, counters);
        TupleStep(path, at + 1, end, next, counters, inner);
    }

    private void BindLive(JsonataLocalPlan local, string name)
    {
        Name(local.Number, name);
        _liveNames[local.Number] = local.Name;
        _live.Remove(local.Number);
        _live.Add(local.Number);
    }

    // Predicates that say yes or no, and positions: within the loop.
    private void Stages(JsonataStep step, Dictionary<JsonataStage, string> counters)
    {
        foreach (var stage in step.Stages)
        {
            if (stage.Predicate is not null) _writer.Line($"if (!{Negatable(Condition(stage.Predicate))}) continue;");
            else BindLive(stage.Position!, Keep($"AslValue.Of({counters[stage]}++)", stage.Position!.Name));
        }
    }

    private static JsonataPathNode? InnerPath(JsonataNode node) => node switch
    {
        JsonataPathNode { HandsOnTuples: true } path => path,
        JsonataBlockNode block => InnerPath(block.Expressions[block.Expressions.Count - 1]),
        _ => null,
    };

    // Puts the tuples that come to a step into a list, and does there what needs all of them.
    private TupleSource Barrier(JsonataPathNode path, int at, int barrier, TupleSource source, int start)
    {
        var step = path.Steps[barrier];
        TupleSource rows;
        if (step.Expression is null)
        {
            rows = SortRows(step, Rows(path, at, barrier, source, start));
            if (step.Position is not null && at == barrier && source.Rows is null) rows = NumberRows(step.Position, rows);
        }
        else
        {
            var bare = path with { Steps = new([.. path.Steps.Select((one, i) => i == barrier ? one with { Stages = default } : one)]) };
            rows = Rows(bare, at, barrier + 1, source, start);
        }

        foreach (var stage in step.Stages)
        {
            rows = stage.Predicate is null ? NumberRows(stage.Position!, rows) : FilterRows(stage.Predicate, rows);
        }

        return rows;
    }

    private TupleSource Rows(JsonataPathNode path, int at, int end, TupleSource source, int start)
    {
        if (at == end && source.Rows is not null) return source;
        var rows = Identifier("tuples");
        var columns = new List<int>();
        var declaration = _writer.Mark();
        Segment(path, at, end, source, start, item =>
        {
            columns = _live.Skip(start).ToList();
            _writer.Line($"{rows}.Add({Row(item, columns)});");
        });
        _writer.Insert(declaration, $"var {rows} = new TupleRows({columns.Count + 1});");
        return new TupleSource { Rows = rows, Columns = columns };
    }

    private TupleSource SortRows(JsonataStep step, TupleSource source)
    {
        if (step.Terms.Any(term => _facts.CanThrow(term.Value)))
        {
            var lazy = LazyTerms(step, $"{source.Rows}.Count", index => Unpack(source.Rows!, index, source.Columns));
            return new TupleSource { Rows = Keep($"{source.Rows}.Sort({lazy})", "sorted"), Columns = source.Columns };
        }

        var terms = Identifier("terms");
        _writer.Line($"var {terms} = new SortTerms({string.Join(", ", step.Terms.Select(static term => term.IsDescending ? "true" : "false"))});");
        var row = Identifier("row");
        using (Open($"for (var {row} = 0; {row} < {source.Rows}.Count; {row}++)"))
        {
            _context = Unpack(source.Rows!, row, source.Columns);
            _writer.Line($"{terms}.Add({string.Join(", ", Values(step.Terms.Select(static term => term.Value).ToArray()))});");
        }

        return new TupleSource { Rows = Keep($"{source.Rows}.Sort({terms})", "sorted"), Columns = source.Columns };
    }

    private TupleSource NumberRows(JsonataLocalPlan position, TupleSource source) => new()
    {
        Rows = Keep($"{source.Rows}.Number()", "numbered"),
        Columns = [.. source.Columns, Named(position)],
    };

    private int Named(JsonataLocalPlan local)
    {
        _liveNames[local.Number] = local.Name;
        return local.Number;
    }

    private TupleSource FilterRows(JsonataNode predicate, TupleSource source)
    {
        if (JsonataShapes.LiteralIndex(predicate) is { } index)
            return new TupleSource { Rows = Keep($"{source.Rows}.At({index})", "kept"), Columns = source.Columns };
        var kept = Keep($"new TupleRows({source.Columns.Count + 1})", "kept");
        var row = Identifier("row");
        using (Open($"for (var {row} = 0; {row} < {source.Rows}.Count; {row}++)"))
        {
            _context = Unpack(source.Rows!, row, source.Columns);
            _writer.Line($"{kept}.Keep({source.Rows}, {row}, {Value(predicate)});");
        }

        return new TupleSource { Rows = kept, Columns = source.Columns };
    }
}
