namespace AslSharp.Documents.Nodes;

/// <summary>An array.</summary>
/// <param name="Items">Its elements.</param>
internal sealed record SequenceNode(int Start, int End, IReadOnlyList<DocumentNode> Items) : DocumentNode(Start, End);
