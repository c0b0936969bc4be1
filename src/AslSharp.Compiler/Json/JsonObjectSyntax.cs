using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

/// <summary>A JSON object.</summary>
public sealed class JsonObjectSyntax : JsonValueSyntax
{
    // Below this a walk over the properties beats a dictionary; almost every object of a definition is below it.
    private const int IndexFrom = 9;

    private readonly Dictionary<string, JsonPropertySyntax>? _byName;

    internal JsonObjectSyntax(TextSpan span, ImmutableArray<JsonPropertySyntax> properties)
        : base(JsonSyntaxKind.Object, span)
    {
        Properties = properties;
        if (properties.Length < IndexFrom)
            return;
        _byName = new Dictionary<string, JsonPropertySyntax>(properties.Length, StringComparer.Ordinal);
        foreach (var property in properties)
            _byName[property.Name] = property;
    }

    /// <summary>The properties in document order; a name written twice appears twice.</summary>
    public ImmutableArray<JsonPropertySyntax> Properties { get; }

    /// <summary>The property of that name, the last one if it is written twice; null if there is none.</summary>
    /// <param name="name">The name, case-sensitive.</param>
    public JsonPropertySyntax? Find(string name)
    {
        if (_byName is not null)
            return _byName.TryGetValue(name, out var found) ? found : null;
        for (var i = Properties.Length - 1; i >= 0; i--)
        {
            if (Properties[i].Name == name)
                return Properties[i];
        }

        return null;
    }
}
