using System.Globalization;
using System.Text.RegularExpressions;

namespace AslSharp.Runtime;

/// <summary>The operators of filters on two values that exist.</summary>
internal static class FilterComparison
{
    public static bool Holds(FilterOperator comparison, AslValue left, AslValue right) => comparison switch
    {
        FilterOperator.Equal => AreEqual(left, right),
        FilterOperator.NotEqual => !AreEqual(left, right),
        FilterOperator.Less => Order(left, right) < 0,
        FilterOperator.LessOrEqual => Order(left, right) <= 0,
        FilterOperator.Greater => Order(left, right) > 0,
        FilterOperator.GreaterOrEqual => Order(left, right) >= 0,
        FilterOperator.In => right.IsArray && Contains(right, left),
        FilterOperator.NotIn => right.IsArray && !Contains(right, left),
        FilterOperator.SubsetOf => left.IsArray && right.IsArray && CountIn(left, right) == left.Count,
        FilterOperator.AnyOf => left.IsArray && right.IsArray && CountIn(left, right) > 0,
        FilterOperator.NoneOf => left.IsArray && right.IsArray && CountIn(left, right) == 0,
        FilterOperator.Contains => HasPart(left, right),
        FilterOperator.Size => right.TryGetDouble(out var size) && Size(left) == size,
        FilterOperator.Empty => right.IsBoolean && Size(left) is { } length && (length == 0) == right.GetBoolean(),
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null),
    };

    public static bool Matches(FilterOperand left, FilterOperand right, AslValue item, AslValue root)
    {
        // Exactly one side is a pattern, whichever it be; an array fits if one of its elements does.
        var (regex, value) = (left.Regex, right.Regex) switch
        {
            ({ } pattern, null) => (pattern, right.Value(item, root)),
            (null, { } pattern) => (pattern, left.Value(item, root)),
            _ => (null, default),
        };
        if (regex is null || value.IsUndefined)
            return false;
        try
        {
            if (!value.IsArray)
                return regex.IsMatch(TextOf(value));
            foreach (var element in value.Items)
            {
                if (regex.IsMatch(TextOf(element)))
                    return true;
            }

            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            throw new RuntimeFault($"The regular expression '{regex}' took too long.");
        }
    }

    // A string that reads as a number equals that number.
    private static bool AreEqual(AslValue left, AslValue right)
    {
        if (left.IsString && right.IsNumber)
            return AreEqual(right, left);
        if (left.IsNumber && right.TryGetString(out var text))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && left.GetDouble() == number;
        return AslValue.DeepEquals(left, right);
    }

    // Null where the two have no order: then no comparison holds.
    private static int? Order(AslValue left, AslValue right)
    {
        if (left.IsNumber && right.IsNumber)
            return AslValue.CompareNumbers(left, right);
        return left.TryGetString(out var text) && right.TryGetString(out var other) ? string.CompareOrdinal(text, other) : null;
    }

    private static bool Contains(AslValue array, AslValue value)
    {
        foreach (var item in array.Items)
        {
            if (AreEqual(item, value))
                return true;
        }

        return false;
    }

    private static int CountIn(AslValue left, AslValue right)
    {
        var count = 0;
        foreach (var item in left.Items)
            count += Contains(right, item) ? 1 : 0;
        return count;
    }

    private static bool HasPart(AslValue left, AslValue right)
    {
        if (left.IsArray)
            return Contains(left, right);
        return left.TryGetString(out var text) && right.TryGetString(out var part) && text.Contains(part, StringComparison.Ordinal);
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
        return value.IsNumber || value.IsBoolean ? value.ToString() : "";
    }
}
