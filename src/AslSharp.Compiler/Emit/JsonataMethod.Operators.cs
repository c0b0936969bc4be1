using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

// Operators and constructors.
internal sealed partial class JsonataMethod
{
    private string Operation(JsonataOperationNode operation)
    {
        var result = Value(operation.First);
        for (var i = 0; i < operation.Operands.Count; i++)
        {
            var operand = operation.Operands[i];
            // What stands to the left is calculated before the statements of what stands to the right.
            if (_facts.NeedsStatements(operand.Value) && (i > 0 || !IsStable(operation.First))) result = Keep(result);
            if (IsDeep(operand)) _counts = true;
            result = Operate(operand, result, Value(operand.Value));
            // A C# expression may not be as deep as a row is long.
            if (i % JsonataFacts.LongestRow == JsonataFacts.LongestRow - 1) result = Keep(result);
        }

        return result;
    }

    // Compares all that is below its operands.
    private static bool IsDeep(JsonataOperand operand) =>
        operand.Operator is JsonataOperator.Equal or JsonataOperator.NotEqual or JsonataOperator.In && operand.Value is not JsonataLiteralNode;

    private string Operate(JsonataOperand operand, string left, string right)
    {
        // The service's limit of memory is none of the language's.
        if (operand.Operator == JsonataOperator.Range && _reads.Document is not null) return $"Operators.LongRange({left}, {right})";
        if (HasLiteralForm(operand.Operator) && operand.Value is JsonataLiteralNode { Value: { Kind: LiteralKind.Number } number }) right = Number(number);
        return $"Operators.{operand.Operator}({left}, {right})";
    }

    private static bool HasLiteralForm(JsonataOperator kind) => kind <= JsonataOperator.Modulo;

    // The comparison as a C# condition, where the runtime has it as one.
    private string? Comparison(JsonataOperationNode operation)
    {
        var operand = operation.Operands[0];
        var method = operand.Operator switch
        {
            JsonataOperator.Equal => "AreEqual",
            JsonataOperator.NotEqual => "AreDifferent",
            JsonataOperator.Less => "IsLess",
            JsonataOperator.LessOrEqual => "IsLessOrEqual",
            JsonataOperator.Greater => "IsGreater",
            JsonataOperator.GreaterOrEqual => "IsGreaterOrEqual",
            _ => null,
        };
        if (method is null) return null;
        if (IsDeep(operand)) _counts = true;
        var values = Values([operation.First, operand.Value]);
        if (operand.Value is JsonataLiteralNode { Value: var literal })
        {
            if (literal.Kind == LiteralKind.String && operand.Operator <= JsonataOperator.NotEqual) values[1] = CSharpText.Literal(literal.Text);
            else if (literal.Kind == LiteralKind.Number && operand.Operator > JsonataOperator.NotEqual) values[1] = Number(literal);
        }

        return $"Operators.{method}({values[0]}, {values[1]})";
    }

    private string Concatenation(JsonataConcatenationNode row)
    {
        if (_loops > 0) _counts = true;
        var values = Values(row.Operands);
        if (values.Length == 2) return $"Operators.Concatenate({values[0]}, {values[1]})";
        if (values.Length <= JsonataFacts.LongestRow) return $"Operators.Concatenate({string.Join(", ", values)})";
        return $"Operators.Concatenate(new AslValue[] {{ {string.Join(", ", values)} }})";
    }

    private string Array(JsonataArrayNode array)
    {
        if (JsonataFacts.IsConstant(array)) return Constant(array);
        var value = Items(array);
        return array.IsConstructed ? $"Constructors.Whole({value})" : value;
    }

    private string Items(JsonataArrayNode array)
    {
        if (array.Items.Count == 0) return "AslValue.EmptyArray";
        if (!JsonataShapes.IsOneCall(array)) return ItemByItem(array);
        var values = Values(array.Items.Select(static item => item.Value).ToArray());
        var method = array.Items.All(JsonataShapes.IsItem) ? "Array" : "Append";
        return $"Constructors.{method}({string.Join(", ", values)})";
    }

    private string ItemByItem(JsonataArrayNode array)
    {
        var items = Identifier("items");
        _writer.Line($"var {items} = new SequenceBuilder({array.Items.Count});");
        foreach (var item in array.Items)
        {
            var value = Value(item.Value);
            _writer.Line($"{items}.{(JsonataShapes.IsItem(item) ? "Push" : "Append")}({value});");
        }

        return items + ".ToArray()";
    }

    private string Constant(JsonataNode node)
    {
        if (node is JsonataArrayNode { Items.Count: 0 }) return "AslValue.EmptyArray";
        if (node is JsonataObjectNode { Pairs.Count: 0 }) return "AslValue.EmptyObject";
        var name = node is JsonataObjectNode value ? string.Join("_", value.Pairs.Select(static pair => Key(pair))) : "Items";
        return _statics.Get("Literals", "AslValue", name, Initializer(node));
    }

    private string Initializer(JsonataNode node) => node switch
    {
        JsonataLiteralNode literal => Literal(literal.Value),
        JsonataArrayNode { Items.Count: 0 } => "AslValue.EmptyArray",
        JsonataArrayNode array => $"Values.Array([{string.Join(", ", array.Items.Select(item => Initializer(item.Value)))}])",
        JsonataObjectNode value => $"Values.Object([{string.Join(", ", value.Pairs.Select(pair => Member(Key(pair), Initializer(pair.Value))))}])",
        _ => throw new InvalidOperationException($"A part of kind {node.GetType().Name} is no constant."),
    };

    private static string Key(JsonataPair pair) => ((JsonataLiteralNode)pair.Key).Value.Text;

    private string Object(JsonataObjectNode value)
    {
        if (JsonataFacts.IsConstant(value)) return Constant(value);
        if (!JsonataShapes.HasFixedNames(value.Pairs)) return Group(_context ?? Undefined, value.Pairs);
        var outer = _context;
        // All items of a context that is an array make one group, which the values see.
        if (_context is not null && value.Pairs.Any(pair => _facts.ReadsContext(pair.Value)))
        {
            _context = Keep($"Constructors.GroupOf({_context})", "grouped");
        }

        var values = Values(value.Pairs.Select(static pair => pair.Value).ToArray());
        _context = outer;
        var members = value.Pairs.Select((pair, i) => Member(Key(pair), values[i]));
        var list = string.Join(", ", members);
        if (value.Pairs.All(static pair => JsonataFacts.IsDefined(pair.Value))) return $"Values.Object([{list}])";
        return value.Pairs.Count > JsonataFacts.LongestRow ? $"Constructors.Object(new AslProperty[] {{ {list} }})" : $"Constructors.Object([{list}])";
    }

    /// <summary>A group-by: over items that a C# expression gives.</summary>
    private string Group(string items, IReadOnlyList<JsonataPair> pairs)
    {
        var groups = Identifier("groups");
        var item = Identifier("item");
        var source = Keep(items, "members");
        var outer = _context;
        _writer.Line($"var {groups} = new Grouping();");
        using (LoopOver(item, $"Grouping.Items({source})"))
        {
            _context = item;
            for (var i = 0; i < pairs.Count; i++)
            {
                var key = Value(pairs[i].Key);
                _writer.Line($"{groups}.Add({i}, {key}, {item});");
            }
        }

        GroupValues(groups, pairs, index => _context = Keep($"{groups}.Context({index})", "grouped"));
        _context = outer;
        return groups + ".ToObject()";
    }

    private void GroupValues(string groups, IReadOnlyList<JsonataPair> pairs, Action<string> enter)
    {
        if (pairs.Count == 0) return;
        var index = Identifier("i");
        using (Open($"for (var {index} = 0; {index} < {groups}.Count; {index}++)"))
        {
            enter(index);
            if (pairs.Count == 1)
            {
                Into(pairs[0].Value, new JsonataTarget($"{groups}.Set({index}, ", ");"));
                return;
            }

            using (_writer.Block($"switch ({groups}.Pair({index}))"))
            {
                for (var i = 0; i < pairs.Count; i++)
                {
                    _writer.Line(i == pairs.Count - 1 ? "default:" : $"case {i}:");
                    using (_writer.Block(""))
                    {
                        Into(pairs[i].Value, new JsonataTarget($"{groups}.Set({index}, ", ");"));
                        _writer.Line("break;");
                    }
                }
            }
        }
    }
}
