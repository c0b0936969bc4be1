namespace AslSharp.Graphs.Layout;

/// <summary>Where a layout puts things.</summary>
/// <param name="Centers">For each vertex the x of its center.</param>
/// <param name="Layers">For each vertex the number of its layer, from 0 at the top.</param>
/// <param name="Bends">For each edge the x at which it passes through each layer between its ends, from top to bottom.</param>
internal sealed record LayeredPlaces(double[] Centers, int[] Layers, double[][] Bends);
