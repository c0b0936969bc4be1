namespace AslSharp.Compiler.JsonPath;

/// <summary>Reads JSONPaths as Step Functions takes them (ASL reference, section 4).</summary>
public static class JsonPathParser
{
    /// <summary>
    /// Reads a whole string as a path. Blanks behind it are ignored; a <c>${Name}</c> placeholder may stand wherever a
    /// step or a part of a name may. Never throws.
    /// </summary>
    /// <param name="text">The string, escapes of JSON resolved.</param>
    public static JsonPathParseResult Parse(string text)
    {
        var reader = new PathReader(text, 0, PathContext.Whole);
        var path = reader.ReadPath();
        return reader.Error is { } error ? new JsonPathParseResult(null, [error]) : new JsonPathParseResult(path, []);
    }
}
