using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

// Paths and predicates.
internal sealed partial class JsonataMethod
{
    private string Path(JsonataPathNode path)
    {
        if (JsonataShapes.IsOneExpression(path)) return Names(path);
        if (path.Steps.Any(static step => step.IsTuple)) return Tuples(path, path.KeepsSingleton ? "ToKept" : "ToValue");
        if (!path.HasGroup) return Found(path, path.KeepsSingleton ? "ToKept" : "ToValue");
        return Group(Found(path, path.KeepsSingleton ? "ToSequence" : "ToLast"), path.Group);
    }

    /// <summary>What the last step of a path gives, not collapsed.</summary>
    private string RawPath(JsonataPathNode path) =>
        path.Steps.Any(static step => step.IsTuple) ? Tuples(path, "ToSequence") : Found(path, path.KeepsSingleton ? "ToKept" : "ToLast");

    /// <summary>Names and indexes behind a start: one C# expression.</summary>
    private string Names(JsonataPathNode path)
    {
        var startsAtVariable = JsonataFacts.StartsAtVariable(path);
        var source = startsAtVariable ? Value(path.Steps[0].Expression!) : _context ?? Undefined;
        var at = startsAtVariable ? 1 : 0;
        if (at == 1 && !path.Steps[0].Stages.IsEmpty)
        {
            var method = path.Steps.Count == 1 ? "At" : "Item";
            source = $"Sequences.{method}({source}, {JsonataShapes.LiteralIndex(path.Steps[0].Stages[0].Predicate)})";
            if (path.Steps.Count == 1) return source;
        }

        if (at == path.Steps.Count) return path.Steps[0].Expression is JsonataStatesNode or JsonataVariableNode ? source : $"Sequences.Last({source})";
        for (var row = 1; ; row++)
        {
            // Calls inside calls without end would cost the square of the path's length, and the C# compiler its stack.
            if (row % JsonataFacts.LongestRow == 0) source = Keep(source);
            var end = at;
            while (end < path.Steps.Count && JsonataShapes.IsPlainName(path.Steps[end])) end++;
            if (end == path.Steps.Count)
                return at == end ? source : $"Sequences.{(path.KeepsSingleton ? "PathKept" : "Path")}({source}{NameList(path, at, end)})";
            if (end > at) source = $"Sequences.Walk({source}{NameList(path, at, end)})";
            var step = path.Steps[end];
            var method = end == path.Steps.Count - 1 ? "PathAt" : "WalkAt";
            source = $"Sequences.{method}({source}{NameList(path, end, end + 1)}, {JsonataShapes.LiteralIndex(step.Stages[0].Predicate)})";
            at = end + 1;
        }
    }

    private string NameList(JsonataPathNode path, int start, int end)
        => string.Concat(path.Steps.Skip(start).Take(end - start).Select(step => ", " + _statics.Name(((JsonataNameNode)step.Expression!).Name)));

    /// <summary>The loops of a path, which put what they find into a builder.</summary>
    private string Found(JsonataPathNode path, string finish)
    {
        var outer = _context;
        var step = path.Steps[0];
        var isDirect = step.IsConstructor || JsonataFacts.StartsAtVariable(path);
        if (isDirect && path.Steps.Count == 1 && step.Stages.IsEmpty)
        {
            var whole = Value(step.Expression!);
            return finish switch
            {
                "ToKept" => $"Sequences.KeepPath({whole})",
                "ToValue" => step.IsConstructor ? whole : $"Sequences.Last({whole})",
                _ => whole,
            };
        }

        var found = new Gathering(Identifier("found"));
        if (isDirect)
        {
            var source = Value(step.Expression!);
            if (!step.IsConstructor)
            {
                Steps(path, 1, Staged(step, source), found);
            }
            else
            {
                // The array of a constructor is opened here, which elsewhere it is not; an empty one is what the path gives.
                var start = finish != "ToSequence" && MayBeEmpty(step.Expression!) ? Keep(source, "start") : null;
                Steps(path, 1, $"Sequences.Opened({start ?? source})", found);
                if (start is not null)
                {
                    _context = outer;
                    return $"Sequences.{(finish == "ToKept" ? "StartedKept" : "Started")}({start}, {found.Name}.{finish}())";
                }
            }
        }
        else
        {
            Steps(path, 0, null, found);
        }

        _context = outer;
        return $"{found.Name}.{finish}()";
    }

    private static bool MayBeEmpty(JsonataNode start) =>
        start is not JsonataArrayNode array
            || !array.Items.Any(
                static item => item.Value is JsonataLiteralNode or JsonataObjectNode or JsonataLambdaNode or JsonataArrayNode { Items.IsEmpty: false });

    // The builder is declared where the loops begin, when it is known whether the number of items is.
    private sealed class Gathering(string name)
    {
        public string Name { get; } = name;

        public bool IsDeclared { get; set; }
    }

    private void DeclareGathering(Gathering found, string? count = null)
    {
        if (found.IsDeclared) return;
        found.IsDeclared = true;
        _writer.Line($"var {found.Name} = new SequenceBuilder({count});");
    }

    /// <summary>Emits the steps from one on, over what a C# expression gives; null for the context.</summary>
    private void Steps(JsonataPathNode path, int at, string? source, Gathering found)
    {
        if (at == path.Steps.Count)
        {
            DeclareGathering(found);
            _writer.Line($"{found.Name}.Add({source});");
            return;
        }

        var cut = Cut(path, at);
        if (cut < path.Steps.Count)
        {
            var before = new Gathering(Identifier(path.Steps[cut].Expression is null ? "unsorted" : "gathered"));
            Steps(path with { Steps = path.Steps.Take(cut).ToEquatableArray() }, at, source, before);
            Steps(path, cut, before.Name + ".ToSequence()", found);
            return;
        }

        var isContext = source is null;
        source ??= _context ?? Undefined;
        // Names up to the next step that is more than a name.
        var end = at;
        while (end < path.Steps.Count && JsonataShapes.IsPlainName(path.Steps[end])) end++;
        if (end == path.Steps.Count)
        {
            DeclareGathering(found);
            _writer.Line($"{found.Name}.AddPath({source}{NameList(path, at, end)});");
            return;
        }

        var step = path.Steps[end];
        var hasFilters = step.Expression is JsonataNameNode && !step.IsTuple && !step.Stages.IsEmpty
            && step.Stages.All(stage => stage.Predicate is { } predicate && JsonataFacts.IsBoolean(predicate) && !_facts.SeesNothing(predicate));
        // A predicate that only says yes or no may as well look at the items of all results at once.
        if (hasFilters) end++;
        if (end > at)
        {
            source = $"Sequences.Walk({source}{NameList(path, at, end)})";
            isContext = false;
        }

        if (step.Expression is null) SortStep(path, end, source, found);
        else if (hasFilters) FilteredItems(path, end - 1, source, found);
        else StepItems(path, end, isContext ? $"Sequences.ContextItems({source})" : $"Sequences.Items({source})", found, isContext && _context is null);
    }

    // Where the loops of a path end and new ones begin: what an order-by sorts is all that the steps before it find, and loops inside loops
    // without end would cost the C# compiler its stack.
    private static int Cut(JsonataPathNode path, int at)
    {
        var loops = 0;
        for (var i = at; i < path.Steps.Count; i++)
        {
            if (i > at && path.Steps[i].Expression is null) return loops == 0 ? path.Steps.Count : i;
            if (!JsonataShapes.IsPlainName(path.Steps[i]) && ++loops > JsonataFacts.DeepestLoops) return i;
        }

        return path.Steps.Count;
    }

    private void StepItems(JsonataPathNode path, int at, string items, Gathering found, bool isSingle)
    {
        var step = path.Steps[at];
        if (isSingle)
        {
            // The context is undefined: there is just that to run over.
            Steps(path, at + 1, Staged(step, Value(step.Expression!)), found);
            return;
        }

        if (!found.IsDeclared && at == path.Steps.Count - 1 && step.Stages.IsEmpty)
        {
            items = Keep(items, "items");
            DeclareGathering(found, items + ".Count");
        }
        else
        {
            DeclareGathering(found);
        }

        var outer = _context;
        var item = Identifier(ItemName(path, at));
        using (LoopOver(item, items))
        {
            _context = item;
            if (at == path.Steps.Count - 1 && step.Stages.IsEmpty) Into(step.Expression!, new JsonataTarget($"{found.Name}.Add(", ");"));
            else Steps(path, at + 1, Staged(step, Value(step.Expression!)), found);
        }

        _context = outer;
    }

    // An item is named after the field that holds it.
    private static string ItemName(JsonataPathNode path, int at)
    {
        if (at == 0 || path.Steps[at - 1].Expression is not JsonataNameNode { Name: var name }) return "item";
        if (name.Length < 3 || !name.All(static character => char.IsLetter(character) && character < 128)) return "item";
        return name.EndsWith("s", StringComparison.Ordinal) && !name.EndsWith("ss", StringComparison.Ordinal)
            ? name.Substring(0, name.Length - 1) : name + "Item";
    }

    private void FilteredItems(JsonataPathNode path, int at, string source, Gathering found)
    {
        DeclareGathering(found);
        var outer = _context;
        var item = Identifier(ItemName(path, at + 1));
        using (LoopOver(item, $"Sequences.Items({source})"))
        {
            _context = item;
            foreach (var stage in path.Steps[at].Stages) _writer.Line($"if (!{Negatable(Condition(stage.Predicate!))}) continue;");
            if (at == path.Steps.Count - 1) _writer.Line($"{found.Name}.Push({item});");
            else StepsOf(path, at + 1, item, found);
        }

        _context = outer;
    }

    // The steps behind a filter see each item itself, be it an array.
    private void StepsOf(JsonataPathNode path, int at, string item, Gathering found)
    {
        var step = path.Steps[at];
        if (step.Expression is null || JsonataShapes.IsPlainName(step) || step.Expression is JsonataNameNode)
        {
            Steps(path, at, item, found);
        }
        else if (at == path.Steps.Count - 1 && step.Stages.IsEmpty)
        {
            Into(step.Expression, new JsonataTarget($"{found.Name}.Add(", ");"));
        }
        else
        {
            Steps(path, at + 1, Staged(step, Value(step.Expression)), found);
        }
    }

    private static string Negatable(string condition)
        => condition.StartsWith("(", StringComparison.Ordinal) || condition.All(static character => character is not (' ' or '&' or '|'))
            || condition.EndsWith(")", StringComparison.Ordinal)
            ? condition
            : $"({condition})";

    private void SortStep(JsonataPathNode path, int at, string source, Gathering found)
    {
        var step = path.Steps[at];
        var sorted = Sorted(step, Keep($"Sequences.Items({source})", "items"));
        Steps(path, at + 1, Staged(step, sorted), found);
    }

    private string Sorted(JsonataStep step, string items)
    {
        if (step.Terms.Any(term => _facts.CanThrow(term.Value)))
            return $"{LazyTerms(step, $"{items}.Count", index => Keep($"{items}[{index}]", "item"))}.Sort({items})";
        var outer = _context;
        var terms = Identifier("terms");
        var item = Identifier("item");
        _writer.Line($"var {terms} = new SortTerms({string.Join(", ", step.Terms.Select(static term => term.IsDescending ? "true" : "false"))});");
        using (LoopOver(item, items))
        {
            _context = item;
            _writer.Line($"{terms}.Add({string.Join(", ", Values(step.Terms.Select(static term => term.Value).ToArray()))});");
        }

        _context = outer;
        return $"{terms}.Sort({items})";
    }

    /// <summary>The terms of an order-by that may fail: only those are evaluated that the order asks for.</summary>
    private string LazyTerms(JsonataStep step, string count, Func<string, string> enter)
    {
        var outer = _context;
        var names = _named.Count;
        var method = NameTable.Escape(_names.Pascal("term"));
        var (index, term) = (Identifier("index"), Identifier("term"));
        using (_writer.Block($"AslValue {method}(int {index}, int {term})"))
        using (Nested())
        {
            _context = enter(index);
            for (var i = 0; i < step.Terms.Count - 1; i++)
            {
                using (_writer.Block($"if ({term} == {i})")) Into(step.Terms[i].Value, new JsonataTarget("return "));
            }

            Into(step.Terms[step.Terms.Count - 1].Value, new JsonataTarget("return "));
        }

        Leave(names);
        _context = outer;
        return Keep($"new SortTerms({method}, {count}, {string.Join(", ", step.Terms.Select(static term => term.IsDescending ? "true" : "false"))})", "terms");
    }

    /// <summary>What a step's predicates leave of its result: a C# expression, not collapsed.</summary>
    private string Staged(JsonataStep step, string value) => Filtered(value, step.Stages.Select(static stage => stage.Predicate!));

    private string Filter(JsonataFilterNode filter, string finish = "ToValue")
    {
        if (JsonataShapes.LiteralIndex(filter) is { } index) return $"Sequences.{(finish == "ToValue" ? "At" : "Item")}({Whole(filter.Value)}, {index})";
        var value = Filtered(Whole(filter.Value), filter.Predicates);
        return finish == "ToValue" ? Collapsed(value) : value;
    }

    // What predicates see: of a call its sequence, not yet collapsed.
    private string Whole(JsonataNode value) => value.GivesSequence ? Raw(value) : Value(value);

    private string Filtered(string value, IEnumerable<JsonataNode> predicates)
    {
        var outer = _context;
        foreach (var predicate in predicates)
        {
            if (JsonataShapes.LiteralIndex(predicate) is { } index)
            {
                value = $"Sequences.Item({value}, {index})";
                continue;
            }

            var seesNothing = _facts.SeesNothing(predicate);
            var each = seesNothing ? "Candidates" : "Each";
            var kept = Identifier("kept");
            var item = Identifier("item");
            _writer.Line($"var {kept} = new SequenceBuilder();");
            if (JsonataFacts.IsBoolean(predicate))
            {
                using (LoopOver(item, $"Sequences.{each}({value})"))
                {
                    _context = item;
                    _writer.Line($"if ({Condition(predicate)}) {kept}.{(seesNothing ? "Hold" : "Push")}({item});");
                }
            }
            else
            {
                var candidates = Keep($"Sequences.{each}({value})", "candidates");
                var i = Identifier("i");
                using (LoopFrom("0", i, candidates))
                {
                    _writer.Line($"var {item} = {candidates}[{i}];");
                    _context = item;
                    _writer.Line($"{kept}.Keep({item}, {Value(predicate)}, {i}, {candidates}.Count);");
                }
            }

            _context = outer;
            value = $"{kept}.ToSequence()";
        }

        return value;
    }
}
