using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The values of <c>ReaderConfig.InputType</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ItemInput
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>A JSON array or object.</summary>
    Json,

    /// <summary>A JSON value on each line.</summary>
    JsonLines,

    /// <summary>Comma separated values.</summary>
    Csv,

    /// <summary>Apache Parquet, which is not read.</summary>
    Parquet,
}
