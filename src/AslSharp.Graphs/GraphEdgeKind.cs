namespace AslSharp.Graphs;

/// <summary>What kind of transition an edge is.</summary>
internal enum GraphEdgeKind
{
    /// <summary>The <c>Next</c> of a state.</summary>
    Next,

    /// <summary>Rules of a Choice state, its <c>Default</c> among them.</summary>
    Choice,

    /// <summary>Catchers.</summary>
    Catch,
}
