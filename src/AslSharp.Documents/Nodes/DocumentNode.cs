namespace AslSharp.Documents.Nodes;

/// <summary>A value of an outer file, be it YAML or JSON, and where it stands in it.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="End">The offset behind its last.</param>
internal abstract record DocumentNode(int Start, int End);
