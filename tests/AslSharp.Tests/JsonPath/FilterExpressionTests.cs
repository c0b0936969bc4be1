using System.Text.RegularExpressions;
using AslSharp.Runtime;

namespace AslSharp.Tests.JsonPath;

public sealed class FilterExpressionTests
{
    private static readonly AslValue Items = AslValue.Parse(
        """
        [{"id":1,"n":5,"s":"abc","l":[1,2],"z":null},
         {"id":2,"n":5.0,"s":"abcd","l":[]},
         {"id":3,"n":"5","s":"","l":[3],"b":true},
         {"id":4}]
        """);

    private static JsonPathQuery N => JsonPathQuery.Current.Child("n");

    private static JsonPathQuery S => JsonPathQuery.Current.Child("s");

    private static JsonPathQuery L => JsonPathQuery.Current.Child("l");

    [Fact]
    public void Equal_Number_MatchesItsOtherSpellings() => AssertIds("1,2,3", FilterExpression.Compare(FilterOperator.Equal, N, AslValue.Of(5)));

    [Fact]
    public void NotEqual_PathWithoutValue_DoesNotHold() => AssertIds("1,2", FilterExpression.Compare(FilterOperator.NotEqual, S, AslValue.Of("")));

    [Fact]
    public void Equal_Null_NeedsAnExistingNull() =>
        AssertIds("1", FilterExpression.Compare(FilterOperator.Equal, JsonPathQuery.Current.Child("z"), AslValue.Null));

    [Fact]
    public void Order_MixedKinds_DoesNotHold()
    {
        AssertIds("1,2", FilterExpression.Compare(FilterOperator.GreaterOrEqual, N, AslValue.Of(5)));
        AssertIds("", FilterExpression.Compare(FilterOperator.Less, N, AslValue.Of(5)));
        AssertIds("1,3", FilterExpression.Compare(FilterOperator.Less, S, AslValue.Of("abcd")));
        AssertIds("1,2", FilterExpression.Compare(FilterOperator.Greater, S, AslValue.Of("")));
        AssertIds("1,2", FilterExpression.Compare(FilterOperator.LessOrEqual, N, JsonPathQuery.Root.Index(0).Child("n")));
    }

    [Fact]
    public void Exists_NullValue_IsThere()
    {
        AssertIds("1", FilterExpression.Exists(JsonPathQuery.Current.Child("z")));
        AssertIds("2,3,4", FilterExpression.Not(FilterExpression.Exists(JsonPathQuery.Current.Child("z"))));
    }

    [Fact]
    public void AndOr_Parts_Combine()
    {
        var five = FilterExpression.Compare(FilterOperator.Equal, N, AslValue.Of(5));
        var flag = FilterExpression.Exists(JsonPathQuery.Current.Child("b"));
        AssertIds("3", FilterExpression.And(five, flag));
        AssertIds("1,2,3", FilterExpression.Or(flag, five));
    }

    [Fact]
    public void InAndNotIn_Lists()
    {
        AssertIds("1,3", FilterExpression.Compare(FilterOperator.In, JsonPathQuery.Current.Child("id"), AslValue.Array(1, 3)));
        AssertIds("2,4", FilterExpression.Compare(FilterOperator.NotIn, JsonPathQuery.Current.Child("id"), AslValue.Array(1, 3)));
    }

    [Fact]
    public void SetOperators_Lists()
    {
        AssertIds("1,2", FilterExpression.Compare(FilterOperator.SubsetOf, L, AslValue.Array(1, 2, 9)));
        AssertIds("1,3", FilterExpression.Compare(FilterOperator.AnyOf, L, AslValue.Array(2, 3)));
        AssertIds("2,3", FilterExpression.Compare(FilterOperator.NoneOf, L, AslValue.Array(1, 2)));
        AssertIds("3", FilterExpression.Compare(FilterOperator.Contains, L, AslValue.Of(3)));
        AssertIds("1,2", FilterExpression.Compare(FilterOperator.Contains, S, AslValue.Of("bc")));
    }

    [Fact]
    public void SizeAndEmpty_StringsAndLists()
    {
        AssertIds("1", FilterExpression.Compare(FilterOperator.Size, L, AslValue.Of(2)));
        AssertIds("2", FilterExpression.Compare(FilterOperator.Size, S, AslValue.Of(4)));
        AssertIds("2", FilterExpression.Compare(FilterOperator.Empty, L, AslValue.True));
        AssertIds("1,2", FilterExpression.Compare(FilterOperator.Empty, S, AslValue.False));
    }

    [Fact]
    public void Matches_Pattern_FitsTheWholeText()
    {
        AssertIds("1", FilterExpression.Compare(FilterOperator.Matches, S, FilterOperand.Pattern("abc")));
        AssertIds("1,2", FilterExpression.Compare(FilterOperator.Matches, S, FilterOperand.Pattern("a|AB.*", RegexOptions.IgnoreCase)));
        AssertIds("1", FilterExpression.Compare(FilterOperator.Matches, S, FilterOperand.Pattern("(?=abc)...")));
        AssertIds("1,3", FilterExpression.Compare(FilterOperator.Matches, L, FilterOperand.Pattern("[23]")));
    }

    [Fact]
    public void Current_ScalarItem_IsNotMatched()
    {
        var filter = FilterExpression.Compare(FilterOperator.Greater, JsonPathQuery.Current, AslValue.Of(1));
        Assert.Equal("[]", JsonPathQuery.Root.Filter(filter).Select(AslValue.Parse("[1,2,3]")).ToJson());
    }

    [Fact]
    public void Filter_OnObject_TestsTheObjectItself() =>
        Assert.Equal("[\"abc\"]", JsonPathQuery.Root.Index(0).Filter(FilterExpression.Exists(N)).Child("s").Select(Items).ToJson());

    private static void AssertIds(string expected, FilterExpression filter)
    {
        var ids = JsonPathQuery.Root.Filter(filter).Child("id").Select(Items);
        Assert.Equal($"[{expected}]", ids.ToJson());
    }
}
