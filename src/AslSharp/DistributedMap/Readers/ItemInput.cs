using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The values of <c>ReaderConfig.InputType</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ItemInput
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>A JSON array or object.</summary>
    Json = 1,

    /// <summary>A JSON value on each line.</summary>
    JsonLines = 2,

    /// <summary>Comma separated values.</summary>
    Csv = 3,

    /// <summary>Apache Parquet, which a decoder reads.</summary>
    Parquet = 4,
}
