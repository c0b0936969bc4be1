using AslSharp.Compiler.Collections;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

// The steps of paths and the conditions of their filters.
public sealed partial class Lowerer
{
    private static EquatableArray<PathStepPlan> LowerSteps(JsonPathSyntax path) => path.Segments.Select(LowerStep).ToEquatableArray();

    private static PathStepPlan LowerStep(PathSegmentSyntax segment) => segment switch
    {
        NameSegmentSyntax names => new NamesStepPlan(names.Names),
        IndexSegmentSyntax indexes => new IndexesStepPlan(indexes.Indexes),
        SliceSegmentSyntax slice => new SliceStepPlan(slice.Start, slice.End, null),
        WildcardSegmentSyntax => new WildcardStepPlan(),
        DescendantSegmentSyntax => new DescendantsStepPlan(),
        FilterSegmentSyntax filter => new FilterStepPlan(LowerFilterCondition(filter.Filter)),
        FunctionSegmentSyntax function => new FunctionStepPlan(function.Name, function.Arguments.Select(LowerOperand).ToEquatableArray()),
        _ => throw new InvalidOperationException($"{segment.GetType().Name} cannot be lowered."),
    };

    // ((a && b) && c)   -->   And(a, b, c)
    private static FilterPlan LowerFilterCondition(FilterSyntax filter)
    {
        switch (filter)
        {
            case AndFilterSyntax:
                var all = new List<FilterPlan>();
                for (; filter is AndFilterSyntax and; filter = and.Left)
                    all.Add(LowerFilterCondition(and.Right));
                all.Add(LowerFilterCondition(filter));
                return new FilterAndPlan(Enumerable.Reverse(all).ToEquatableArray());
            case OrFilterSyntax:
                var any = new List<FilterPlan>();
                for (; filter is OrFilterSyntax or; filter = or.Left)
                    any.Add(LowerFilterCondition(or.Right));
                any.Add(LowerFilterCondition(filter));
                return new FilterOrPlan(Enumerable.Reverse(any).ToEquatableArray());
            case NotFilterSyntax not:
                return new FilterNotPlan(LowerFilterCondition(not.Operand));
            case ExistsFilterSyntax exists:
                return new FilterExistsPlan(LowerReference(exists.Path));
            case ComparisonFilterSyntax comparison:
                return new FilterComparisonPlan(OperatorText(comparison.Operator), LowerOperand(comparison.Left), LowerOperand(comparison.Right));
            default:
                throw new InvalidOperationException($"{filter.GetType().Name} cannot be lowered.");
        }
    }

    private static FilterOperandPlan LowerOperand(PathOperandSyntax operand) => operand switch
    {
        PathReferenceSyntax reference => LowerReference(reference.Path),
        PathLiteralSyntax { Kind: PathLiteralKind.Pattern } pattern => new FilterRegexPlan(pattern.Text, pattern.Flags),
        PathLiteralSyntax literal => new FilterLiteralPlan(LowerLiteral(literal)),
        _ => throw new InvalidOperationException($"{operand.GetType().Name} cannot be lowered."),
    };

    private static FilterPathPlan LowerReference(JsonPathSyntax path) =>
        new(path.Root == PathRootKind.Current, LowerSteps(path), path.IsDefinite);

    private static ExpressionPlan LowerLiteral(PathLiteralSyntax literal) => literal.Kind switch
    {
        PathLiteralKind.Number => new LiteralPlan(LiteralKind.Number, literal.Text),
        PathLiteralKind.True => new LiteralPlan(LiteralKind.True, ""),
        PathLiteralKind.False => new LiteralPlan(LiteralKind.False, ""),
        PathLiteralKind.Null => LiteralPlan.Null,
        PathLiteralKind.List => new ArrayPlan(literal.Items.OfType<PathLiteralSyntax>().Select(LowerLiteral).ToEquatableArray()),
        _ => LiteralPlan.String(literal.Text),
    };

    private static string OperatorText(FilterOperatorKind kind) => kind switch
    {
        FilterOperatorKind.Equal => "==",
        FilterOperatorKind.NotEqual => "!=",
        FilterOperatorKind.Less => "<",
        FilterOperatorKind.LessOrEqual => "<=",
        FilterOperatorKind.Greater => ">",
        FilterOperatorKind.GreaterOrEqual => ">=",
        FilterOperatorKind.Matches => "=~",
        FilterOperatorKind.In => "in",
        FilterOperatorKind.NotIn => "nin",
        FilterOperatorKind.SubsetOf => "subsetof",
        FilterOperatorKind.AnyOf => "anyof",
        FilterOperatorKind.NoneOf => "noneof",
        FilterOperatorKind.Contains => "contains",
        FilterOperatorKind.Size => "size",
        FilterOperatorKind.Empty => "empty",
        _ => throw new InvalidOperationException($"No text for {kind}."),
    };
}
