using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.JsonPath;

/// <summary>Reads intrinsic function calls (ASL reference, section 4.4).</summary>
public static class IntrinsicParser
{
    /// <summary>
    /// Reads a whole string as a call and checks names, the number of arguments, and the types of those that are known
    /// without running. A <c>${Name}</c> placeholder may stand in strings and in place of arguments. Never throws.
    /// </summary>
    /// <param name="text">The string, escapes of JSON resolved.</param>
    public static IntrinsicParseResult Parse(string text)
    {
        var reader = new IntrinsicReader(text);
        var call = reader.ReadWhole();
        return new IntrinsicParseResult(
            reader.Errors.Any(error => error.Descriptor.DefaultSeverity == DiagnosticSeverity.Error) ? null : call, [.. reader.Errors]);
    }
}
