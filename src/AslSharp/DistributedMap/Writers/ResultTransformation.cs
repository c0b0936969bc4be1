using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The values of <c>WriterConfig.Transformation</c>. Of a child that did not succeed the record is kept in any case.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ResultTransformation
{
    /// <summary>A record for each child: input, output, times.</summary>
    None = 0,

    /// <summary>The output of each child.</summary>
    Compact = 1,

    /// <summary>The outputs, with the items of those that are arrays in their place.</summary>
    Flatten = 2,
}
