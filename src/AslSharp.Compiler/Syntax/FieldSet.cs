using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

/// <summary>The fields of one object that <see cref="FieldReader"/> found in order. A field that is missing or wrong reads as null.</summary>
public sealed class FieldSet
{
    private readonly Dictionary<string, JsonPropertySyntax> _accepted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonPropertySyntax> _present = new(StringComparer.Ordinal);

    /// <summary>Whether the object has the field, right or wrong.</summary>
    /// <param name="name">The field.</param>
    public bool IsPresent(string name) => _present.ContainsKey(name);

    /// <summary>The field as the object has it, right or wrong; null when it is missing.</summary>
    /// <param name="name">The field.</param>
    public JsonPropertySyntax? FindPresent(string name) => _present.TryGetValue(name, out var property) ? property : null;

    /// <summary>The field when its value has the right form.</summary>
    /// <param name="name">The field.</param>
    public JsonPropertySyntax? Find(string name) => _accepted.TryGetValue(name, out var property) ? property : null;

    /// <summary>The value of a field when it is a string.</summary>
    /// <param name="name">The field.</param>
    public JsonStringSyntax? Text(string name) => Find(name)?.Value as JsonStringSyntax;

    /// <summary>The value of a field when it is an object.</summary>
    /// <param name="name">The field.</param>
    public JsonObjectSyntax? Object(string name) => Find(name)?.Value as JsonObjectSyntax;

    /// <summary>The value of a field when it is an array.</summary>
    /// <param name="name">The field.</param>
    public JsonArraySyntax? Array(string name) => Find(name)?.Value as JsonArraySyntax;

    /// <summary>Whether a field is <c>true</c>.</summary>
    /// <param name="name">The field.</param>
    public bool IsTrue(string name) => Find(name)?.Value.Kind == JsonSyntaxKind.True;

    /// <summary>The value of a field when it is a whole number that fits.</summary>
    /// <param name="name">The field.</param>
    public long? Integer(string name) => Number(name) is { } number && Math.Abs(number) < 1e18 ? (long)number : null;

    /// <summary>The value of a field when it is a number.</summary>
    /// <param name="name">The field.</param>
    public double? Number(string name) => Find(name)?.Value is JsonNumberSyntax number ? FieldReader.ParseNumber(number.Text) : null;

    /// <summary>Whether the object holds a field that it cannot have, or one whose name only the deployment knows.</summary>
    public bool HasUnknown { get; internal set; }

    /// <summary>Whether the object holds a field whose name only the deployment knows.</summary>
    public bool HasPlaceholders { get; internal set; }

    internal void Add(string name, JsonPropertySyntax property, bool isAccepted)
    {
        _present[name] = property;
        if (isAccepted)
            _accepted[name] = property;
        else
            _accepted.Remove(name);
    }
}
