namespace AslSharp.Graphs;

/// <summary>How a state is retried.</summary>
/// <param name="Badge">The most retries there can be, as a badge shows them.</param>
/// <param name="Description">The retriers in English.</param>
internal sealed record GraphRetry(string Badge, string Description);
