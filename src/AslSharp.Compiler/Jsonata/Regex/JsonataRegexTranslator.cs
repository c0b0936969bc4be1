namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// Writes regular expressions of JavaScript in the syntax of .NET (ECMA-262 section 22.2 with annex B, without the flag <c>u</c>, as JSONata
/// uses them).
/// </summary>
public static class JsonataRegexTranslator
{
    /// <summary>
    /// The pattern in the syntax of .NET, for use with <c>CultureInvariant</c> and no other option. Groups keep
    /// their numbers; named ones lose their names, which JSONata cannot ask for.
    /// </summary>
    /// <param name="pattern">A pattern in which <see cref="FindFault"/> finds none.</param>
    /// <param name="ignoresCase">Whether the flag <c>i</c> is set.</param>
    /// <param name="isMultiline">Whether the flag <c>m</c> is set.</param>
    /// <exception cref="ArgumentException">The pattern has a fault.</exception>
    public static string Translate(string pattern, bool ignoresCase, bool isMultiline)
    {
        var reader = new JsonataRegexReader(pattern, ignoresCase, isMultiline);
        reader.Read();
        return reader.Fault is { } fault ? throw new ArgumentException(fault, nameof(pattern)) : reader.Result;
    }

    /// <summary>What is wrong with a pattern, worded as JavaScript engines do; null if it is valid.</summary>
    /// <param name="pattern">The text between the slashes.</param>
    public static string? FindFault(string pattern)
    {
        var reader = new JsonataRegexReader(pattern, ignoresCase: false, isMultiline: false);
        reader.Read();
        return reader.Fault;
    }
}
