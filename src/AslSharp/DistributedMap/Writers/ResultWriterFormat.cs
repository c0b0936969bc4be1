using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>A <c>ResultWriter</c>, but for its parameters (reference 8.8).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ResultWriterFormat
{
    /// <summary>Whether results go to a store (<c>s3:putObject</c>); else they are the state's result.</summary>
    public bool Exports { get; init; }

    /// <summary>What is made of them.</summary>
    public ResultTransformation Transformation { get; init; }

    /// <summary>Whether files hold a record on each line (<c>JSONL</c>) instead of one array.</summary>
    public bool WritesLines { get; init; }
}
