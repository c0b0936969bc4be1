using System.Collections.Immutable;

namespace AslSharp.Compiler.Syntax;

/// <summary>One field of an object of the language: its row in <see cref="FieldTable"/>.</summary>
/// <param name="Name">The field's name, as it must be written.</param>
/// <param name="Kind">What its value must be.</param>
public sealed record FieldRule(string Name, FieldKind Kind)
{
    /// <summary>The query languages that know the field.</summary>
    public FieldLanguages Languages { get; init; } = FieldLanguages.Both;

    /// <summary>Whether the object is wrong without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether a JSONata state may give an expression, <c>{% … %}</c>, instead (reference 5.1).</summary>
    public bool TakesExpression { get; init; }

    /// <summary>Whether an array must have an element, an object a member.</summary>
    public bool MustNotBeEmpty { get; init; }

    /// <summary>Whether only a distributed Map uses the field.</summary>
    public bool IsDistributedOnly { get; init; }

    /// <summary>The smallest number allowed.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The greatest number allowed.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>The only texts allowed; empty where any will do.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>The rule of the object, or of the array's objects, that the field holds.</summary>
    public ObjectKind? Content { get; init; }
}
