using System.Globalization;
using System.Text.RegularExpressions;

namespace AslSharp.Runtime;

/// <summary>The operators of filters on two values that exist.</summary>
internal static class FilterComparison
{
    public static bool Holds(FilterOperator comparison, AslValue left, AslValue right, JsonPathSearch.Budget budget) => comparison switch
    {
        FilterOperator.Equal => AreEqual(left, right, budget),
        FilterOperator.NotEqual => !AreEqual(left, right, budget),
        FilterOperator.Less => Order(left, right) < 0,
        FilterOperator.LessOrEqual => Order(left, right) <= 0,
        FilterOperator.Greater => Order(left, right) > 0,
        FilterOperator.GreaterOrEqual => Order(left, right) >= 0,
        FilterOperator.In => right.IsArray && Contains(right, left, budget),
        FilterOperator.NotIn => right.IsArray && !Contains(right, left, budget),
        FilterOperator.SubsetOf => left.IsArray && right.IsArray && CountIn(left, right, budget) == left.Count,
        FilterOperator.AnyOf => left.IsArray && right.IsArray && CountIn(left, right, budget) > 0,
        FilterOperator.NoneOf => left.IsArray && right.IsArray && CountIn(left, right, budget) == 0,
        FilterOperator.Contains => HasPart(left, right, budget),
        FilterOperator.Size => right.TryGetDouble(out var size) && Size(left) == size,
        FilterOperator.Empty => right.IsBoolean && Size(left) is { } length && (length == 0) == right.GetBoolean(),
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null),
    };

    public static bool Matches(FilterOperand left, FilterOperand right, AslValue item, JsonPathSearch search)
    {
        // Exactly one side is a pattern, whichever it be; an array fits if one of its elements does.
        var (regex, value) = (left.Regex, right.Regex) switch
        {
            ({ } pattern, null) => (pattern, right.Value(item, search)),
            (null, { } pattern) => (pattern, left.Value(item, search)),
            _ => (null, default),
        };
        if (regex is null || value.IsUndefined)
            return false;
        try
        {
            if (!value.IsArray)
                return IsMatch(regex, value, search.Left);
            foreach (var element in value.Items)
            {
                if (IsMatch(regex, element, search.Left))
                    return true;
            }

            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            throw new RuntimeFault($"The regular expression '{regex}' took too long.");
        }
    }

    private static bool IsMatch(Regex regex, AslValue value, JsonPathSearch.Budget budget)
    {
        var text = TextOf(value);
        // A match is dear to begin with, and goes over the whole text.
        budget.Take(16 + (text.Length / 4));
        return regex.IsMatch(text);
    }

    // A string that reads as a number equals that number.
    private static bool AreEqual(AslValue left, AslValue right, JsonPathSearch.Budget budget)
    {
        if (left.IsString && right.IsNumber)
            return AreEqual(right, left, budget);
        if (left.IsNumber && right.TryGetString(out var text))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && left.GetDouble() == number;
        return budget.AreEqual(left, right);
    }

    // Null where the two have no order: then no comparison holds.
    private static int? Order(AslValue left, AslValue right)
    {
        if (left.IsNumber && right.IsNumber)
            return AslValue.CompareNumbers(left, right);
        return left.TryGetString(out var text) && right.TryGetString(out var other) ? string.CompareOrdinal(text, other) : null;
    }

    private static bool Contains(AslValue array, AslValue value, JsonPathSearch.Budget budget)
    {
        budget.Take(array.Count);
        foreach (var item in array.Items)
        {
            if (AreEqual(item, value, budget))
                return true;
        }

        return false;
    }

    private static int CountIn(AslValue left, AslValue right, JsonPathSearch.Budget budget)
    {
        var count = 0;
        foreach (var item in left.Items)
            count += Contains(right, item, budget) ? 1 : 0;
        return count;
    }

    private static bool HasPart(AslValue left, AslValue right, JsonPathSearch.Budget budget)
    {
        if (left.IsArray)
            return Contains(left, right, budget);
        if (!left.TryGetString(out var text) || !right.TryGetString(out var part)) return false;
        budget.Take(text.Length / 16);
        return text.Contains(part, StringComparison.Ordinal);
    }

    private static int? Size(AslValue value)
    {
        if (value.TryGetString(out var text))
            return text.Length;
        return value.IsArray || value.IsObject ? value.Count : null;
    }

    private static string TextOf(AslValue value)
    {
        if (value.TryGetString(out var text))
            return text;
        return value.IsNumber || value.IsBoolean ? value.ToJson() : "";
    }
}
