namespace AslSharp.Graphs.Layout;

/// <summary>Lays a graph without cycles out in layers from top to bottom.</summary>
internal interface ILayeredLayout
{
    /// <summary>Lays out.</summary>
    /// <param name="graph">The graph.</param>
    /// <returns>Where everything goes, but for the heights: those follow from the layers.</returns>
    LayeredPlaces Lay(LayeredGraph graph);
}
