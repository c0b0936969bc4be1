namespace AslSharp.Documents.Nodes;

/// <summary>An object.</summary>
/// <param name="Members">Its members in the order of the file; a name written twice is there twice.</param>
internal sealed record MappingNode(int Start, int End, IReadOnlyList<(ScalarNode Name, DocumentNode Value)> Members) : DocumentNode(Start, End)
{
    /// <summary>The value of a member, or null.</summary>
    internal DocumentNode? Find(string name) => Members.LastOrDefault(member => member.Name.Value == name).Value;

    /// <summary>The text of a member, or null where it is none.</summary>
    internal string? FindText(string name) => (Find(name) as ScalarNode)?.Value;
}
