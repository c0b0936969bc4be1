namespace AslSharp.Compiler.JsonPath;

/// <summary>What a path starts from.</summary>
public enum PathRootKind
{
    /// <summary><c>$</c>: the data that the field applies to; inside a filter the whole document.</summary>
    Data,

    /// <summary><c>$$</c>: the Context object.</summary>
    Context,

    /// <summary><c>$name</c>: a variable.</summary>
    Variable,

    /// <summary><c>@</c>: the value that a filter is asked about; only inside filters.</summary>
    Current,
}
