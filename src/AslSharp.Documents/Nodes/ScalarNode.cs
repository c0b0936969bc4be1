using AslSharp.Documents.Mapping;

namespace AslSharp.Documents.Nodes;

/// <summary>A value without parts.</summary>
/// <param name="Text">The text; of other kinds as JSON writes it.</param>
/// <param name="IsText">Whether it is a string, and not a number, a boolean or null.</param>
internal sealed record ScalarNode(int Start, int End, MappedText Text, bool IsText) : DocumentNode(Start, End)
{
    internal string Value => Text.Text;
}
