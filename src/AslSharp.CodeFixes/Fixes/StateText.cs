using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Json;

namespace AslSharp.CodeFixes.Fixes;

/// <summary>Writes a state beside another one, in its way.</summary>
internal static class StateText
{
    /// <summary>A property of a <c>States</c> object.</summary>
    /// <param name="layout">The file's layout.</param>
    /// <param name="states">The <c>States</c> object.</param>
    /// <param name="sibling">The state whose way is taken.</param>
    /// <param name="name">The name as a JSON string.</param>
    /// <param name="members">Names, not quoted, and values as JSON.</param>
    public static string Create(
        JsonLayout layout, JsonObjectSyntax states, JsonPropertySyntax sibling, string name, params (string Name, string Value)[] members)
    {
        var sample = sibling.Value as JsonObjectSyntax ?? states;
        return name + layout.ColonIn(states) + JsonFragment.Object(layout, sample, layout.Indentation(sibling.Span.Start), layout.IsSpread(sample), members);
    }
}
