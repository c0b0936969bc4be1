namespace AslSharp.Compiler.Jsonata;

/// <summary>Reads JSONata expressions.</summary>
public static class JsonataParser
{
    /// <summary>How deeply brackets, operators and calls may be nested in one another. Steps of a path do not count.</summary>
    public const int MaximumDepth = 256;

    /// <summary>
    /// Reads a whole text as an expression. Takes time in proportion to its length. In the dialect of Step Functions a
    /// <c>${Name}</c> placeholder may stand wherever a name may. Never throws.
    /// </summary>
    /// <param name="text">The expression, without <c>{%</c> and <c>%}</c>, escapes of JSON resolved.</param>
    /// <param name="dialect">The form of the language.</param>
    public static JsonataParseResult Parse(string text, JsonataDialect dialect) => Parse(text, dialect, out _);

    // The work counts tokens and nodes looked at; a test holds it linear.
    internal static JsonataParseResult Parse(string text, JsonataDialect dialect, out long work)
    {
        var reader = new JsonataReader(text, dialect);
        var result = reader.Read();
        work = reader.Work;
        return result;
    }
}
