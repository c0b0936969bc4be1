using AslSharp.Runtime;

namespace AslSharp.Tests.Jsonata;

/// <summary>Values as JSON, where <c>-</c> stands for Undefined, and built-in functions by name.</summary>
internal static class Jsonata
{
    internal static AslValue Value(string json) => json == "-" ? default : AslValue.Parse(json);

    /// <summary>What an expression would give: collapsed, settled.</summary>
    internal static string Text(AslValue value)
    {
        var settled = JsonataResult.SettleDeep(JsonataResult.Collapse(value));
        return settled.IsUndefined ? "-" : settled.ToJson();
    }

    /// <summary>Calls a built-in with all that its signature does. Arguments are parted by <c> ; </c>; none is the empty string.</summary>
    internal static AslValue Call(string name, string arguments, string context = "-")
    {
        var property = typeof(JsonataBuiltIns).GetProperty(char.ToUpperInvariant(name[0]) + name[1..]);
        Assert.NotNull(property);
        return ((JsonataFunction)property.GetValue(null)!).Invoke(Value(context), Values(arguments));
    }

    internal static AslValue[] Values(string arguments) => arguments.Length == 0 ? [] : Array.ConvertAll(arguments.Split(" ; "), Value);

    internal static JsonataException Fails(string code, Func<AslValue> call)
    {
        var exception = Assert.Throws<JsonataException>(() => call());
        Assert.Equal(code, exception.Code);
        return exception;
    }

    internal static AslValue Lambda(int arity, JsonataBody body) => JsonataFunction.Of(arity, null, body);
}
