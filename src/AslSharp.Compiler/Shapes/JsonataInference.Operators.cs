using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Jsonata;

namespace AslSharp.Compiler.Shapes;

// Operators and constructors.
internal sealed partial class JsonataInference
{
    private Shape Object(JsonataObjectSyntax node, Shape context, Frame frame)
    {
        // The items of an array are grouped: a value is evaluated with one item or several.
        context = Shape.Join(context, Flatten(context));
        var members = new List<MemberShape>(node.Pairs.Count);
        var isOpen = false;
        foreach (var pair in node.Pairs)
        {
            Evaluate(pair.Key, context, frame);
            var value = Evaluate(pair.Value, context, frame);
            if (pair.Key is JsonataStringSyntax { Predicates.IsEmpty: true } key && !Text.Placeholder.MayBeIn(key.Value))
            {
                if (!value.Without(ShapeKinds.Missing).IsNever)
                    members.Add(new MemberShape(key.Value, value.Without(ShapeKinds.Missing), !value.May(ShapeKinds.Missing)));
            }
            else
            {
                isOpen = true;
            }
        }

        // A key that is computed cannot be one of the others: the expression would fail.
        return Shape.OfMembers(members, isOpen);
    }

    private Shape Array(JsonataArraySyntax array, Shape context, Frame frame)
    {
        var items = new List<Shape>(array.Items.Count);
        var isTuple = true;
        foreach (var node in array.Items)
        {
            var item = Evaluate(node, context, frame);
            if (node is JsonataArraySyntax { Predicates.IsEmpty: true, Group: null })
            {
                items.Add(item);
                continue;
            }

            isTuple &= !item.May(ShapeKinds.Array | ShapeKinds.Missing);
            items.Add(Flatten(item));
        }

        return isTuple ? Shape.Tuple(items) : Shape.ArrayOf(Shape.JoinAll(items));
    }

    private Shape Binary(JsonataBinarySyntax binary, Shape context, Frame frame)
    {
        switch (binary.Operator)
        {
            case JsonataBinaryOperator.And or JsonataBinaryOperator.Or:
                return Logic(binary, context, frame);
            case JsonataBinaryOperator.Concatenate or JsonataBinaryOperator.In:
                Evaluate(binary.Left, context, frame);
                Evaluate(binary.Right, context, frame);
                return binary.Operator == JsonataBinaryOperator.In ? Shape.Boolean : Shape.String;
        }

        var (left, right) = (Evaluate(binary.Left, context, frame), Evaluate(binary.Right, context, frame));
        switch (binary.Operator)
        {
            case JsonataBinaryOperator.Equal or JsonataBinaryOperator.NotEqual:
                return Equality(binary, left, right);
            case JsonataBinaryOperator.Less or JsonataBinaryOperator.LessOrEqual or JsonataBinaryOperator.Greater or JsonataBinaryOperator.GreaterOrEqual:
                return Order(binary, left, right);
            case JsonataBinaryOperator.Range:
                Arithmetic(binary.Left, left, "..");
                Arithmetic(binary.Right, right, "..");
                return Shape.ArrayOf(Shape.Integer).OrMissing();
            default:
                var name = NameOf(binary.Operator);
                var result = Shape.Join(Arithmetic(binary.Left, left, name), Arithmetic(binary.Right, right, name));

                // Infinity, which is no number of JSON, comes out as a string.
                return binary.Operator is JsonataBinaryOperator.Divide or JsonataBinaryOperator.Modulo ? Shape.Join(result, Shape.String)
                    : left.IsOnly(ShapeKinds.Integer) && right.IsOnly(ShapeKinds.Integer) ? Shape.Integer : result;
        }
    }

    private Shape Logic(JsonataBinarySyntax binary, Shape context, Frame frame)
    {
        var left = Test(binary.Left, context, frame);
        var isAnd = binary.Operator == JsonataBinaryOperator.And;
        if (isAnd ? IsFalse(left) : IsTrue(left))
            return Shape.Boolean.Only(isAnd ? ShapeKinds.False : ShapeKinds.True);
        PushGuard(binary.Left);
        var right = Test(binary.Right, context, frame);
        _guards.Pop();
        if (isAnd)
            return IsFalse(right) ? Shape.Boolean.Only(ShapeKinds.False) : IsTrue(left) && IsTrue(right) ? Shape.Boolean.Only(ShapeKinds.True) : Shape.Boolean;
        return IsTrue(right) ? Shape.Boolean.Only(ShapeKinds.True) : IsFalse(left) && IsFalse(right) ? Shape.Boolean.Only(ShapeKinds.False) : Shape.Boolean;
    }

    private Shape Equality(JsonataBinarySyntax binary, Shape left, Shape right)
    {
        var isEqual = binary.Operator == JsonataBinaryOperator.Equal;
        if (left.IsOnly(ShapeKinds.Missing) || right.IsOnly(ShapeKinds.Missing))
            return Shape.Boolean.Only(ShapeKinds.False);

        // What may be undefined is equal to nothing, nor different from it.
        if (left.May(ShapeKinds.Missing | ShapeKinds.Function) || right.May(ShapeKinds.Missing | ShapeKinds.Function))
            return left.Overlaps(right) || !isEqual ? Shape.Boolean : Shape.Boolean.Only(ShapeKinds.False);
        if (left.Overlaps(right))
            return Shape.Boolean;

        // Comparing with null asks whether there is a value.
        const ShapeKinds Exempt = ShapeKinds.Null | ShapeKinds.Array;
        var areUnlike = (ClassesOf(left) & ClassesOf(right)) == 0 && !left.May(Exempt) && !right.May(Exempt);
        if (isEqual && areUnlike && !IsGuarded(binary))
            _findings.ReportValue(DiagnosticDescriptors.ComparisonNeverHolds, SpanOf(binary.Left), left, ShapeText.Describe(right), "=");
        return Shape.Boolean.Only(isEqual ? ShapeKinds.False : ShapeKinds.True);
    }

    private Shape Order(JsonataBinarySyntax binary, Shape left, Shape right)
    {
        const ShapeKinds Ordered = ShapeKinds.Number | ShapeKinds.String;
        var name = NameOf(binary.Operator);
        var (isLeftRight, isRightRight) = (CheckOperand(binary.Left, left, Ordered, name), CheckOperand(binary.Right, right, Ordered, name));
        var isCertain = isLeftRight && isRightRight && !left.May(ShapeKinds.Missing) && !right.May(ShapeKinds.Missing);
        if (isCertain && (ClassesOf(left) & ClassesOf(right)) == 0)
            CheckOperand(binary.Left, left, left.May(ShapeKinds.String) ? ShapeKinds.Number : ShapeKinds.String, name);
        return left.May(ShapeKinds.Missing) || right.May(ShapeKinds.Missing) ? Shape.Boolean.OrMissing() : Shape.Boolean;
    }

    // The kinds, without telling true from false and whole numbers from others.
    private static ShapeKinds ClassesOf(Shape shape) =>
        shape.Kinds | (shape.May(ShapeKinds.Number) ? ShapeKinds.Number : 0) | (shape.May(ShapeKinds.Boolean) ? ShapeKinds.Boolean : 0);

    private Shape Arithmetic(JsonataSyntax operand, Shape shape, string name)
    {
        CheckOperand(operand, shape, ShapeKinds.Number, name);
        return shape.May(ShapeKinds.Missing) ? Shape.Number.OrMissing() : Shape.Number;
    }

    private bool CheckOperand(JsonataSyntax operand, Shape shape, ShapeKinds kinds, string name)
    {
        if (shape.IsNever || shape.May(kinds | ShapeKinds.Missing | ShapeKinds.Function))
            return true;
        if (!IsGuarded(operand))
            _findings.ReportValue(DiagnosticDescriptors.OperandMisfit, SpanOf(operand), shape, ShapeText.Describe(Shape.Any.Only(kinds)), name);
        return false;
    }

    private static string NameOf(JsonataBinaryOperator @operator) => @operator switch
    {
        JsonataBinaryOperator.Add => "+",
        JsonataBinaryOperator.Subtract => "-",
        JsonataBinaryOperator.Multiply => "*",
        JsonataBinaryOperator.Divide => "/",
        JsonataBinaryOperator.Modulo => "%",
        JsonataBinaryOperator.Equal => "=",
        JsonataBinaryOperator.NotEqual => "!=",
        JsonataBinaryOperator.Less => "<",
        JsonataBinaryOperator.LessOrEqual => "<=",
        JsonataBinaryOperator.Greater => ">",
        JsonataBinaryOperator.GreaterOrEqual => ">=",
        _ => "..",
    };
}
