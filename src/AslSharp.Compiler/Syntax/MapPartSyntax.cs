using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

/// <summary>A part of a distributed Map: <c>ItemReader</c>, <c>ReaderConfig</c>, <c>ItemBatcher</c>, <c>ResultWriter</c> or <c>WriterConfig</c>.</summary>
/// <param name="property">The field that holds it.</param>
/// <param name="fields">Its own fields.</param>
public sealed class MapPartSyntax(JsonPropertySyntax property, FieldSet fields)
{
    private readonly Dictionary<string, ExpressionSyntax> _expressions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MapPartSyntax> _parts = new(StringComparer.Ordinal);

    /// <summary>The field that holds it.</summary>
    public JsonPropertySyntax Property { get; } = property;

    /// <summary>Its own fields.</summary>
    public FieldSet Fields { get; } = fields;

    /// <summary>The value of a field that is computed or constant; null when absent.</summary>
    /// <param name="name">The field.</param>
    public ExpressionSyntax? Find(string name) => _expressions.TryGetValue(name, out var expression) ? expression : null;

    /// <summary>The value of a number field or of its Path twin; null when both are absent.</summary>
    /// <param name="name">The field, without <c>Path</c>.</param>
    public ExpressionSyntax? Number(string name) => Find(name + "Path") ?? Find(name);

    /// <summary>A part inside; null when absent.</summary>
    /// <param name="name">The field.</param>
    public MapPartSyntax? Part(string name) => _parts.TryGetValue(name, out var part) ? part : null;

    internal void Add(string name, ExpressionSyntax? expression)
    {
        if (expression is not null)
            _expressions[name] = expression;
    }

    internal void Add(string name, MapPartSyntax part) => _parts[name] = part;
}
