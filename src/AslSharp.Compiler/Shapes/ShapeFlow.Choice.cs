using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Shapes;

// Choice states (reference 8.3). A way whose rule cannot hold is not followed, so that nothing is said of states that no data reach.
internal sealed partial class ShapeFlow
{
    /// <summary>What is known of a rule.</summary>
    private enum Truth
    {
        /// <summary>It holds or it does not.</summary>
        Unknown,

        /// <summary>It always holds.</summary>
        Holds,

        /// <summary>It never holds.</summary>
        Never,

        /// <summary>The execution fails there.</summary>
        Fails,
    }

    private void VisitChoice(StatePlace place, BoundChoiceState state, ChoiceStateSyntax syntax)
    {
        var around = AroundOf(place);
        place.EffectiveInput = place.Result = EffectiveInput(syntax.Data, around);
        place.Output = Shape.Never;
        var seen = around with { Data = place.EffectiveInput };
        for (var i = 0; i < state.Rules.Length; i++)
        {
            var rule = syntax.Rules[i];
            var truth = rule.Condition is null ? Truth.Unknown : Check(rule.Condition, seen);
            if (truth == Truth.Fails)
                return;
            if (truth != Truth.Never)
                Leave(place, state.Rules[i].Next, syntax.Data, rule.Output, rule.Assign, seen);
            if (truth == Truth.Holds)
                return;
        }

        Leave(place, state.Default, syntax.Data, syntax.Data.Output, syntax.Data.Assign, seen);
    }

    private void Leave(
        StatePlace place, Symbols.StateSymbol? next, DataFieldsSyntax data, ExpressionSyntax? output, AssignmentsSyntax assign, Surroundings seen)
    {
        if (next is null)
            return;
        var variables = Assign(place, assign, seen);
        var given = data.IsJsonata ? output is null ? seen.Data : _expressions.Evaluate(output, seen)
            : data.OutputPath switch
            {
                null => seen.Data,
                PathExpressionSyntax path => _expressions.Paths.Evaluate(path, seen),
                _ => Shape.OfMembers([]),
            };
        place.Output = Shape.Join(place.Output, given);
        Go(PlaceOf(place, next), given, variables);
    }

    private Truth Check(ConditionSyntax condition, Surroundings around) => condition switch
    {
        BooleanConditionSyntax many => CheckMany(many, around),
        NotConditionSyntax not => Check(not.Condition, around) switch
        {
            Truth.Holds => Truth.Never,
            Truth.Never => Truth.Holds,
            var other => other,
        },
        ExpressionConditionSyntax test => CheckExpression(test.Value, around),
        DataTestSyntax test => CheckTest(test, around),
        _ => Truth.Unknown,
    };

    // From left to right, and no further than needed.
    private Truth CheckMany(BooleanConditionSyntax many, Surroundings around)
    {
        var (decides, passes) = many.IsAnd ? (Truth.Never, Truth.Holds) : (Truth.Holds, Truth.Never);
        var truth = passes;
        foreach (var part in many.Conditions)
        {
            var one = Check(part, around);
            if (one == decides)
                return decides;
            if (one == Truth.Fails)
                return truth == passes ? Truth.Fails : Truth.Unknown;
            if (one == Truth.Unknown)
                truth = Truth.Unknown;
        }

        return truth;
    }

    private Truth CheckExpression(ExpressionSyntax expression, Surroundings around)
    {
        var shape = _expressions.Evaluate(expression, around);
        if (!shape.May(ShapeKinds.Boolean))
        {
            if (expression is not ConstantExpressionSyntax)
                _findings.ReportValue(DiagnosticDescriptors.FieldMisfit, expression.Span, shape, "a boolean", "Condition");
            return Truth.Fails;
        }

        return shape.IsOnly(ShapeKinds.True) ? Truth.Holds : shape.IsOnly(ShapeKinds.False) ? Truth.Never : Truth.Unknown;
    }

    private Truth CheckTest(DataTestSyntax test, Surroundings around)
    {
        var name = test.Operator.Name;
        var found = _expressions.Paths.Find(test.Variable, around, isTest: name == "IsPresent");
        if (test.Operand is ConstantExpressionSyntax { Node: var constant } && name.StartsWith("Is", StringComparison.Ordinal))
            return CheckType(test, name, found, constant.Kind != JsonSyntaxKind.False);
        if (found.IsOnly(ShapeKinds.Missing))
            return Truth.Fails;
        var kinds = name.StartsWith("Numeric", StringComparison.Ordinal) ? ShapeKinds.Number
            : name.StartsWith("Boolean", StringComparison.Ordinal) ? ShapeKinds.Boolean : ShapeKinds.String;
        var value = found.Without(ShapeKinds.Missing);
        if (!IsOfKind(test, test.Variable, value, kinds))
            return Truth.Never;
        if (test.Operand is PathExpressionSyntax path)
        {
            var operand = _expressions.Paths.Find(path, around, isTest: false);
            if (operand.IsOnly(ShapeKinds.Missing))
                return Truth.Fails;
            return IsOfKind(test, path, operand.Without(ShapeKinds.Missing), kinds) ? Truth.Unknown : Truth.Never;
        }

        return (name, test.Operand) switch
        {
            ("StringEquals", ConstantExpressionSyntax { Node: JsonStringSyntax text }) => CheckText(text, value),
            ("BooleanEquals", ConstantExpressionSyntax { Node: var boolean }) when boolean.Kind is JsonSyntaxKind.True or JsonSyntaxKind.False =>
                Decide(value, boolean.Kind == JsonSyntaxKind.True ? ShapeKinds.True : ShapeKinds.False),
            _ => Truth.Unknown,
        };
    }

    private bool IsOfKind(DataTestSyntax test, PathExpressionSyntax path, Shape value, ShapeKinds kinds)
    {
        if (value.May(kinds) || value.IsNever)
            return true;
        _findings.ReportValue(DiagnosticDescriptors.ComparisonNeverHolds, path.PathSpan, value, ShapeText.Describe(Shape.Any.Only(kinds)), test.Operator.Name);
        return false;
    }

    // A string out of the definition itself may be there for a trial; only a slip of the pen is worth a word then.
    private Truth CheckText(JsonStringSyntax text, Shape value)
    {
        if (!value.IsOnly(ShapeKinds.String) || value.Texts.IsEmpty || Placeholder.MayBeIn(text.Value))
            return Truth.Unknown;
        if (value.Texts.Contains(text.Value))
            return value.Texts.Count == 1 ? Truth.Holds : Truth.Unknown;
        if (_findings.IsActive && (value.IsDeclared || ShapeFindings.IsSlip(text.Value, value.Texts)))
            _findings.Report(DiagnosticDescriptors.ComparisonNeverHolds, text.Span, null, ShapeText.Describe(value), $"\"{text.Value}\"", "StringEquals");
        return Truth.Never;
    }

    private Truth CheckType(DataTestSyntax test, string name, Shape found, bool isWanted)
    {
        if (found.IsOnly(ShapeKinds.Missing))
            return name == "IsPresent" ? isWanted ? Truth.Never : Truth.Holds : Truth.Fails;
        var truth = name switch
        {
            "IsPresent" => found.May(ShapeKinds.Missing) ? Truth.Unknown : Truth.Holds,
            "IsNull" => Decide(found, ShapeKinds.Null),
            "IsNumeric" => Decide(found, ShapeKinds.Number),
            "IsBoolean" => Decide(found, ShapeKinds.Boolean),
            "IsString" => Decide(found, ShapeKinds.String),
            _ => found.May(ShapeKinds.String) ? Truth.Unknown : Truth.Never,
        };
        if (truth == Truth.Unknown)
            return truth;

        // Asking whether a value is there, or null, is no mistake, and constants of the definition may be there for a trial.
        var holds = (truth == Truth.Holds) == isWanted;
        if (name is not ("IsPresent" or "IsNull") && _findings.IsActive && !IsConstant(found) && !found.May(ShapeKinds.Missing))
            _findings.Report(DiagnosticDescriptors.TestDecided, test.Operator.NameSpan, null, name, holds ? "true" : "false", ShapeText.Describe(found));
        return holds ? Truth.Holds : Truth.Never;
    }

    private static bool IsConstant(Shape shape) =>
        shape.IsOnly(ShapeKinds.Null) || shape.IsOnly(ShapeKinds.True) || shape.IsOnly(ShapeKinds.False) || !shape.Texts.IsEmpty;

    // Without a value the test would have failed.
    private static Truth Decide(Shape found, ShapeKinds kinds)
    {
        var value = found.Without(ShapeKinds.Missing);
        return value.IsOnly(kinds) ? Truth.Holds : value.May(kinds) ? Truth.Unknown : Truth.Never;
    }
}
