using System.Text.Json.Nodes;

namespace AslSharp.Conformance.Tests.Differential;

/// <summary>A scope of a running reference execution: its variables, and the iteration it is.</summary>
internal sealed class ReferenceScope(ReferenceScope? parent, int index = 0, JsonNode? item = null)
{
    private readonly Dictionary<string, JsonNode> _variables = [];

    internal int ItemIndex => item is null && parent is not null ? parent.ItemIndex : index;

    internal JsonNode? ItemValue => item ?? parent?.ItemValue;

    internal JsonNode this[string variable] => _variables.TryGetValue(variable, out var value) ? value : parent![variable];

    internal void Assign(IEnumerable<(string Name, JsonNode Value)> values)
    {
        foreach (var (name, value) in values) _variables[name] = value;
    }
}
