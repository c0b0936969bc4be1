namespace AslSharp.Compiler.Jsonata;

/// <summary>Reads JSONata expressions.</summary>
public static class JsonataParser
{
    /// <summary>How deeply brackets, operators and calls may be nested in one another.</summary>
    public const int MaximumDepth = 256;
}
