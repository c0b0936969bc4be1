using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Cli.Cases;

/// <summary>A place in a definition: the innermost state, and the field of it.</summary>
/// <param name="State">The slash path of the state; empty for the machine itself.</param>
/// <param name="Field">The field of the state or of the machine; null for no certain one.</param>
internal sealed record DefinitionPlace(string State, string? Field)
{
    /// <summary>The place of a span.</summary>
    internal static DefinitionPlace Of(AslFile definition, TextSpan span)
    {
        var segments = new List<string>();
        for (var value = JsonSyntaxTree.Parse(definition).Root; value is not null;) value = Step(value, span, segments);
        return Of(segments);
    }

    /// <summary>The place that a location of the service names, such as <c>/States/X/Choices[0]/Next</c>.</summary>
    internal static DefinitionPlace Parse(string location)
        => Of(location.Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Split('/', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether another place is this one or, where no field is named here, lies in the same state.</summary>
    internal bool Covers(DefinitionPlace other) => State == other.State && (Field is null || Field == other.Field);

    public override string ToString() => Field is null ? State.Length == 0 ? "/" : State : $"{State}/{Field}";

    private static DefinitionPlace Of(IReadOnlyList<string> segments)
    {
        var end = 0;
        for (var i = 0; i + 1 < segments.Count; i++)
        {
            // A member called States whose own members are states; a state may have that name too, but not two in a row.
            if (segments[i] == "States" && i >= end) end = i + 2;
        }

        return new DefinitionPlace(string.Concat(segments.Take(end).Select(static segment => "/" + segment)), end < segments.Count ? segments[end] : null);
    }

    private static JsonValueSyntax? Step(JsonValueSyntax value, TextSpan span, List<string> segments)
    {
        switch (value)
        {
            case JsonObjectSyntax @object:
                var property = @object.Properties.FirstOrDefault(property => property.Span.Contains(span));
                if (property is null) return null;
                segments.Add(property.Name);
                return property.Value.Span.Contains(span) ? property.Value : null;
            case JsonArraySyntax array:
                var index = array.Items.ToList().FindIndex(item => item.Span.Contains(span));
                if (index < 0) return null;
                segments.Add(index.ToString(System.Globalization.CultureInfo.InvariantCulture));
                return array.Items[index];
            default:
                return null;
        }
    }
}
