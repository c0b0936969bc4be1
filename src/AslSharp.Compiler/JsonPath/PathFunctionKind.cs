namespace AslSharp.Compiler.JsonPath;

/// <summary>The functions that may end a path.</summary>
public enum PathFunctionKind
{
    /// <summary><c>min()</c></summary>
    Min,

    /// <summary><c>max()</c></summary>
    Max,

    /// <summary><c>avg()</c></summary>
    Average,

    /// <summary><c>stddev()</c></summary>
    StandardDeviation,

    /// <summary><c>sum()</c></summary>
    Sum,

    /// <summary><c>length()</c></summary>
    Length,

    /// <summary><c>size()</c>, the same as <c>length()</c></summary>
    Size,

    /// <summary><c>keys()</c></summary>
    Keys,

    /// <summary><c>concat(…)</c></summary>
    Concat,

    /// <summary><c>append(…)</c></summary>
    Append,

    /// <summary><c>first()</c></summary>
    First,

    /// <summary><c>last()</c></summary>
    Last,

    /// <summary><c>index(n)</c></summary>
    Index,
}
