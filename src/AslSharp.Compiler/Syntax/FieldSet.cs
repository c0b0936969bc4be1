using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

/// <summary>The fields of one object that <see cref="FieldReader"/> found in order. A field that is missing or wrong reads as null.</summary>
public sealed class FieldSet
{
    // An object has a handful of fields, which a walk finds faster than a dictionary, and every definition has thousands of objects.
    private Entry[] _entries;
    private int _count;

    internal FieldSet(int capacity = 0) => _entries = capacity == 0 ? [] : new Entry[capacity];

    /// <summary>Whether the object has the field, right or wrong.</summary>
    /// <param name="name">The field.</param>
    public bool IsPresent(string name) => IndexOf(name) >= 0;

    /// <summary>The field as the object has it, right or wrong; null when it is missing.</summary>
    /// <param name="name">The field.</param>
    public JsonPropertySyntax? FindPresent(string name) => IndexOf(name) is >= 0 and var index ? _entries[index].Property : null;

    /// <summary>The operators of a choice rule, right or wrong, in the order of the text.</summary>
    internal List<JsonPropertySyntax> OperatorsInOrder()
    {
        var operators = new List<JsonPropertySyntax>(1);
        for (var i = 0; i < _count; i++)
        {
            if (FieldTable.IsChoiceOperator(_entries[i].Name) && !operators.Contains(_entries[i].Property))
                operators.Add(_entries[i].Property);
        }

        if (operators.Count > 1)
            operators.Sort(static (left, right) => left.Span.Start.CompareTo(right.Span.Start));
        return operators;
    }

    /// <summary>The field when its value has the right form.</summary>
    /// <param name="name">The field.</param>
    public JsonPropertySyntax? Find(string name) => IndexOf(name) is >= 0 and var index && _entries[index].IsAccepted ? _entries[index].Property : null;

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
        var index = IndexOf(name);
        if (index < 0)
        {
            if (_count == _entries.Length)
                System.Array.Resize(ref _entries, Math.Max(4, 2 * _count));
            index = _count++;
        }

        _entries[index] = new Entry(name, property, isAccepted);
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_entries[i].Name == name)
                return i;
        }

        return -1;
    }

    private readonly record struct Entry(string Name, JsonPropertySyntax Property, bool IsAccepted);
}
