using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <content>Expressions and conditions. Null is what C# types cannot give, or would not give just so.</content>
internal sealed partial class DirectLowerer
{
    // Functions that always give one type, of values that are at hand.
    private static readonly Dictionary<string, ScalarType> Functions = new(StringComparer.Ordinal)
    {
        ["Format"] = DirectTypes.Text,
        ["MathAdd"] = DirectTypes.Integer,
    };

    private DirectValue? Evaluate(ExpressionPlan expression, ReadsPlan reads, DirectState state) => expression switch
    {
        LiteralPlan literal => new ConstantValue(literal),
        PathPlan path => Read(path, reads, state),
        ObjectPlan template => Evaluate(template, reads, state),
        ArrayPlan array => Evaluate(array, reads, state),
        IntrinsicPlan call => Evaluate(call, reads, state),
        _ => null,
    };

    private DirectValue? Evaluate(ObjectPlan template, ReadsPlan reads, DirectState state)
    {
        var members = new List<KeyValuePair<string, DirectValue>>();
        foreach (var member in template.Members)
        {
            if (Evaluate(member.Value, reads, state) is not { } value) return null;
            members.Add(new(member.Name, value));
        }

        var made = new MembersValue(members);
        if (template.Type is not { } type || _types.New(made, type) is not { } creation) return made;
        return Hold(type.Substring(type.LastIndexOf('.') + 1), creation, new DefinedType(type));
    }

    private DirectValue? Evaluate(ArrayPlan array, ReadsPlan reads, DirectState state)
    {
        var items = new List<DirectValue>();
        foreach (var item in array.Items)
        {
            if (Evaluate(item, reads, state) is not { } value) return null;
            items.Add(value);
        }

        return new ItemsValue(items);
    }

    private DirectValue? Evaluate(IntrinsicPlan call, ReadsPlan reads, DirectState state)
    {
        if (!call.HasRightCount || !Functions.TryGetValue(call.Function, out var type)) return null;
        var operands = new List<DirectOperand>();
        var arguments = new List<ExpressionPlan>();
        foreach (var argument in call.Arguments)
        {
            if (Evaluate(argument, reads, state) is not { } value || Operand(value) is not { } operand) return null;
            if (call.Function == "MathAdd" && !DirectTypes.IsInteger(operand.Type)) return null;
            // A constant keeps its text.
            arguments.Add(value is ConstantValue constant ? constant.Literal : new ParameterPlan(operands.Count));
            if (call.Function == "MathAdd" || value is TypedValue) operands.Add(operand);
        }

        // The C# compiler adds constants up, and refuses what does not fit.
        if (call.Function == "MathAdd" && arguments.TrueForAll(static argument => argument is LiteralPlan)) return null;
        if (call.Function == "Format" && !(call.Arguments[0] is LiteralPlan { Kind: LiteralKind.String } template && IsPlain(template.Text))) return null;
        var direct = new DirectIntrinsic(call with { Arguments = arguments.ToEquatableArray() }, operands.ToEquatableArray(), type);
        return Hold(call.Function, direct, type);
    }

    // Whether a template of texts has braces for its places only.
    private static bool IsPlain(string template) => template.Replace("{}", "").IndexOfAny(['{', '}', '\\']) < 0;

    private static DirectOperand? Operand(DirectValue value) => value switch
    {
        TypedValue typed => new DirectOperand(typed.Expression, typed.Type),
        ConstantValue { Literal: var literal } when DirectTypes.Of(literal) is { } type => new DirectOperand(new DirectConstant(literal, type), type),
        _ => null,
    };

    private DirectValue? Read(PathPlan path, ReadsPlan reads, DirectState state)
    {
        if (!path.IsDefinite) return null;
        var first = 0;
        DirectValue? value;
        switch (path.Root)
        {
            case PathRoot.Variable:
                value = state.Variables.TryGetValue(path.Variable, out var variable) ? variable : null;
                break;
            case PathRoot.Context:
                return ReadContext(path.Steps);
            case PathRoot.Data when path.Steps.Count > 0 && path.Steps[0] is NamesStepPlan { Names: [var name] } && reads.Held.Contains(name):
                value = state.Held.TryGetValue(name, out var held) ? held : null;
                first = 1;
                break;
            default:
                value = path.Steps.Count == 0 && reads.Held.Count > 0 ? Whole(state) : state[reads.Root];
                break;
        }

        // No path is applied to null.
        return value is ConstantValue { Literal.Kind: LiteralKind.Null } or TypedValue { Type: OptionalType } && first == 0
            ? null : Read(value, path.Steps.Skip(first));
    }

    private DirectValue? Read(DirectValue? value, IEnumerable<PathStepPlan> steps)
    {
        foreach (var step in steps)
        {
            value = (value, step) switch
            {
                (null, _) => null,
                (ItemsValue items, IndexesStepPlan { Indexes: [var index] }) => index >= 0 && index < items.Items.Count ? items.Items[index] : null,
                (TypedValue { Type: SequenceType type } items, IndexesStepPlan { Indexes: [>= 0 and var index] }) when DirectTypes.CountOf(type) is not null
                    => _types.Value(new DirectElement(items.Expression, index), type.Item),
                (not ItemsValue, NamesStepPlan { Names: [var name] }) => _types.Member(value, name),
                _ => null,
            };
        }

        return value is null || value == DirectValue.Unknown ? null : value;
    }

    private DirectValue? ReadContext(EquatableArray<PathStepPlan> steps)
        => _item is { } item && steps.Count > 2 && Names(steps[0]) == "Map" && Names(steps[1]) == "Item" ? Names(steps[2]) switch
        {
            "Index" when steps.Count == 3 => new TypedValue(new DirectIndex(), DirectTypes.Integer),
            "Value" => Read(item, steps.Skip(3)),
            _ => null,
        }
        : null;

    private static string? Names(PathStepPlan step) => step is NamesStepPlan { Names: [var name] } ? name : null;

    // The document with what is held apart.
    private MembersValue? Whole(DirectState state)
    {
        var members = _types.Open(state[Slot.Document]);
        foreach (var held in state.Held.OrderBy(held => _scope.Plan.HeldMembers.ToList().IndexOf(held.Key))) members = members?.With(held.Key, held.Value);
        return members;
    }

    // A copy of a value with another one in it.
    private DirectValue? Write(DirectValue into, IReadOnlyList<PathStepPlan> steps, int at, DirectValue value)
    {
        if (at == steps.Count) return value;
        if (Names(steps[at]) is not { } name || _types.Open(into) is not { IsWhole: true } members) return null;
        var inner = members.Find(name) ?? new MembersValue([]);
        return Write(inner, steps, at + 1, value) is { } changed ? members.With(name, changed) : null;
    }

    private DirectCondition? Test(ConditionPlan condition, ReadsPlan reads, DirectState state) => condition switch
    {
        AndConditionPlan and => Junction("&&", and.Conditions, reads, state),
        OrConditionPlan or => Junction("||", or.Conditions, reads, state),
        NotConditionPlan not => Test(not.Condition, reads, state) is { } inner ? new DirectNegation(inner) : null,
        DataTestConditionPlan test => Test(test, reads, state),
        _ => null,
    };

    private DirectJunction? Junction(string @operator, EquatableArray<ConditionPlan> conditions, ReadsPlan reads, DirectState state)
    {
        var tests = new List<DirectCondition>();
        foreach (var condition in conditions)
        {
            if (Test(condition, reads, state) is not { } test) return null;
            tests.Add(test);
        }

        return new DirectJunction(@operator, tests.ToEquatableArray());
    }

    private DirectComparison? Test(DataTestConditionPlan test, ReadsPlan reads, DirectState state)
    {
        if (Evaluate(test.Variable, reads, state) is not { } value || Evaluate(test.Operand, reads, state) is not { } other) return null;
        if (Operand(value) is not { } left || Operand(other) is not { } right) return null;
        var isText = left.Type.Name == "string" && right.Type.Name == "string";
        return test.Operator switch
        {
            "StringEquals" when isText => Compare("=="),
            "BooleanEquals" when left.Type.Name == "bool" && right.Type.Name == "bool" => Compare("=="),
            "NumericEquals" => CompareNumbers("=="),
            "NumericLessThan" => CompareNumbers("<"),
            "NumericLessThanEquals" => CompareNumbers("<="),
            "NumericGreaterThan" => CompareNumbers(">"),
            "NumericGreaterThanEquals" => CompareNumbers(">="),
            _ => null,
        };

        DirectComparison Compare(string @operator) => new(@operator, left.Value, right.Value);

        DirectComparison? CompareNumbers(string @operator) => DirectTypes.AreComparable(left.Type, right.Type) ? Compare(@operator) : null;
    }
}
