using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

// Blocks, variables and conditions.
internal sealed partial class JsonataMethod
{
    private string Block(JsonataBlockNode block) => Value(Statements(block));

    /// <summary>Writes all of a block but its last expression, which is returned.</summary>
    private JsonataNode Statements(JsonataBlockNode block)
    {
        foreach (var local in block.Locals) Declare(local);
        for (var i = 0; i < block.Expressions.Count - 1; i++) Statement(block.Expressions[i]);
        return block.Expressions[block.Expressions.Count - 1];
    }

    private void Declare(JsonataLocalPlan local)
    {
        var name = Identifier(local.Name);
        if (local.IsMarked)
        {
            var mark = Identifier(local.Name + "IsSet");
            _marks.Add(local.Number, mark);
            _writer.Line($"var {mark} = false;");
        }

        // One that is assigned by a statement of its block is declared there.
        if (local.IsEarly) _writer.Line($"AslValue {name} = default;");
        else _undeclared.Add(local.Number);
        _locals[local.Number] = name;
    }

    private readonly HashSet<int> _undeclared = [];

    private void Statement(JsonataNode node)
    {
        if (node is JsonataBindNode bind)
        {
            BindStatement(bind);
            return;
        }

        if (!_facts.NeedsStatements(node) && !_facts.CanThrow(node)) return;
        if (node is JsonataBlockNode block)
        {
            Statement(Statements(block));
            return;
        }

        var value = Value(node);
        if (value.EndsWith(")", StringComparison.Ordinal)) _writer.Line($"_ = {value};");
    }

    private void BindStatement(JsonataBindNode bind)
    {
        // A row of variables, each twice in the next one, makes a value that no memory could hold.
        _counts = true;
        var name = _locals[bind.Local];
        if (_undeclared.Contains(bind.Local))
        {
            if (bind.Value is JsonataConditionNode condition && _facts.NeedsStatements(condition))
            {
                _undeclared.Remove(bind.Local);
                _writer.Line($"AslValue {name};");
                Into(bind.Value, new JsonataTarget(name + " = "));
            }
            else
            {
                var value = Value(bind.Value);
                _undeclared.Remove(bind.Local);
                _writer.Line($"var {name} = {value};");
            }
        }
        else
        {
            Into(bind.Value, new JsonataTarget(name + " = "));
        }

        if (_marks.TryGetValue(bind.Local, out var mark)) _writer.Line($"{mark} = true;");
    }

    private string Bind(JsonataBindNode bind)
    {
        BindStatement(bind);
        // A later part of the same expression may bind it anew.
        return Keep(_locals[bind.Local]);
    }

    private string Local(JsonataLocalNode local)
    {
        // A % that stands where its step is not is undefined.
        if (!_locals.TryGetValue(local.Local, out var name)) return Undefined;
        return local.Otherwise is not null && _marks.TryGetValue(local.Local, out var mark) ? $"({mark} ? {name} : {Value(local.Otherwise)})" : name;
    }

    private string Choice(JsonataConditionNode condition)
    {
        if (!_facts.NeedsStatements(condition.Then) && (condition.Else is null || !_facts.NeedsStatements(condition.Else)))
        {
            var test = Condition(condition.Test);
            return $"({test} ? {Value(condition.Then)} : {(condition.Else is null ? Undefined : Value(condition.Else))})";
        }

        var local = Identifier("chosen");
        _writer.Line($"AslValue {local};");
        Into(condition, new JsonataTarget(local + " = "));
        return local;
    }

    private string Elvis(JsonataElvisNode elvis)
    {
        var local = Keep(Value(elvis.Left), "left");
        using (_writer.Block($"if (!Truth.IsTrue({local}))")) Into(elvis.Right, new JsonataTarget(local + " = "));
        return local;
    }

    private string Coalesce(JsonataCoalesceNode coalesce)
    {
        var local = Keep(Value(coalesce.Left), "left");
        using (_writer.Block($"if ({local}.IsUndefined)")) Into(coalesce.Right, new JsonataTarget(local + " = "));
        return local;
    }

    /// <summary>The value of a part as a C# condition.</summary>
    private string Condition(JsonataNode node)
    {
        switch (node)
        {
            case JsonataLiteralNode { Value.Kind: LiteralKind.True }:
                return "true";
            case JsonataLiteralNode { Value.Kind: LiteralKind.False or LiteralKind.Null }:
                return "false";
            case JsonataAndNode and:
                return Row(and.Operands, "&&", "");
            case JsonataOrNode or:
                return Row(or.Operands, "||", "!");
            case JsonataOperationNode { Operands.Count: 1 } operation when Comparison(operation) is { } comparison:
                return comparison;
            case JsonataBuiltInCallNode { Name: "exists", ChecksArguments: false } call:
                return $"!{Value(call.Arguments[0])}.IsUndefined";
            default:
                return $"Truth.IsTrue({Value(node)})";
        }
    }

    private string Row(IReadOnlyList<JsonataNode> operands, string symbol, string not)
    {
        var isLong = operands.Count > JsonataFacts.LongestRow;
        if (!isLong && !operands.Skip(1).Any(_facts.NeedsStatements)) return $"({string.Join($" {symbol} ", operands.Select(Condition))})";
        var local = Identifier("holds");
        _writer.Line($"var {local} = {Condition(operands[0])};");
        for (var i = 1; i < operands.Count; i++)
        {
            if (!_facts.NeedsStatements(operands[i]))
            {
                _writer.Line($"if ({not}{local}) {local} = {Bare(Condition(operands[i]))};");
                continue;
            }

            using (_writer.Block($"if ({not}{local})"))
            {
                var condition = Condition(operands[i]);
                _writer.Line($"{local} = {condition};");
            }
        }

        return local;
    }
}
