using System.Collections.Immutable;

namespace AslSharp.Compiler.Syntax;

/// <summary>All fields of one kind of object.</summary>
public sealed class ObjectRule
{
    // Each property of each definition is looked up here: nothing that is slower to ask than to change.
    private readonly Dictionary<string, FieldRule> _byName;

    /// <summary>Makes a rule.</summary>
    /// <param name="kind">The kind of object.</param>
    /// <param name="title">How messages call it: <c>a Task state</c>.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="groups">Fields that exclude each other.</param>
    public ObjectRule(ObjectKind kind, string title, ImmutableArray<FieldRule> fields, ImmutableArray<FieldGroup> groups)
    {
        Kind = kind;
        Title = title;
        Fields = fields;
        Groups = groups;
        _byName = fields.ToDictionary(static field => field.Name, StringComparer.Ordinal);
    }

    /// <summary>The kind of object.</summary>
    public ObjectKind Kind { get; }

    /// <summary>How messages call it: <c>a Task state</c>.</summary>
    public string Title { get; }

    /// <summary>Its fields, in the order of the reference.</summary>
    public ImmutableArray<FieldRule> Fields { get; }

    /// <summary>Fields that exclude each other.</summary>
    public ImmutableArray<FieldGroup> Groups { get; }

    /// <summary>The row of a field, or null when the object has no such field.</summary>
    /// <param name="name">The field's name, compared by case.</param>
    public FieldRule? Find(string name) => _byName.TryGetValue(name, out var field) ? field : null;
}
