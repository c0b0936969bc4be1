using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The expression of a filter <c>[?(…)]</c> (ASL section 4.1). Immutable; a path that finds nothing makes any comparison false.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FilterExpression
{
    private protected FilterExpression()
    {
    }

    /// <summary><c>&amp;&amp;</c></summary>
    /// <param name="parts">At least one expression.</param>
    /// <returns>An expression that holds if all do.</returns>
    public static FilterExpression And(params FilterExpression[] parts) => new AllExpression(parts);

    /// <summary><c>||</c></summary>
    /// <param name="parts">At least one expression.</param>
    /// <returns>An expression that holds if some does.</returns>
    public static FilterExpression Or(params FilterExpression[] parts) => new AnyExpression(parts);

    /// <summary><c>!</c></summary>
    /// <param name="inner">An expression.</param>
    /// <returns>An expression that holds if it does not.</returns>
    public static FilterExpression Not(FilterExpression inner) => new NotExpression(inner);

    /// <summary>A path alone.</summary>
    /// <param name="path">The path.</param>
    /// <returns>An expression that holds if the path has a value; null is one, and so is the array of an indefinite path.</returns>
    public static FilterExpression Exists(JsonPathQuery path) => new ExistsExpression(path);

    /// <summary>A comparison.</summary>
    /// <param name="comparison">The operator.</param>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>The expression.</returns>
    public static FilterExpression Compare(FilterOperator comparison, FilterOperand left, FilterOperand right) =>
        new CompareExpression(comparison, left, right);

    internal abstract bool Holds(AslValue item, JsonPathSearch search);

    private sealed class AllExpression(FilterExpression[] parts) : FilterExpression
    {
        internal override bool Holds(AslValue item, JsonPathSearch search) => Array.TrueForAll(parts, part => part.Holds(item, search));
    }

    private sealed class AnyExpression(FilterExpression[] parts) : FilterExpression
    {
        internal override bool Holds(AslValue item, JsonPathSearch search) => Array.Exists(parts, part => part.Holds(item, search));
    }

    private sealed class NotExpression(FilterExpression inner) : FilterExpression
    {
        internal override bool Holds(AslValue item, JsonPathSearch search) => !inner.Holds(item, search);
    }

    private sealed class ExistsExpression(FilterOperand path) : FilterExpression
    {
        internal override bool Holds(AslValue item, JsonPathSearch search) => !path.Value(item, search).IsUndefined;
    }

    private sealed class CompareExpression(FilterOperator comparison, FilterOperand left, FilterOperand right) : FilterExpression
    {
        internal override bool Holds(AslValue item, JsonPathSearch search)
        {
            if (comparison == FilterOperator.Matches)
                return FilterComparison.Matches(left, right, item, search);
            var leftValue = left.Value(item, search);
            var rightValue = right.Value(item, search);
            return !leftValue.IsUndefined && !rightValue.IsUndefined && FilterComparison.Holds(comparison, leftValue, rightValue, search.Left);
        }
    }
}
