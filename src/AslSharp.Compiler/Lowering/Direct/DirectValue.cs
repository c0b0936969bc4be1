using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>What is known of a value while the direct way is laid out.</summary>
internal abstract record DirectValue
{
    /// <summary>Where the value is JSON, or its type is none that may stand for JSON: nothing can be read of it.</summary>
    public static DirectValue Unknown { get; } = new UnknownValue();

    /// <summary>What two values have in common that can be told apart only when they run: the types of their parts.</summary>
    public abstract string Shape { get; }

    private sealed record UnknownValue : DirectValue
    {
        public override string Shape => "?";
    }
}

/// <summary>A value of C#.</summary>
/// <param name="Expression">What gives it.</param>
/// <param name="Type">Its type.</param>
internal sealed record TypedValue(DirectExpression Expression, ContractType Type) : DirectValue
{
    public override string Shape => Type.Name;
}

/// <summary>A constant of the definition.</summary>
/// <param name="Literal">The constant.</param>
internal sealed record ConstantValue(LiteralPlan Literal) : DirectValue
{
    // Where several ways meet the constant of one is a value of the others. A fraction keeps its digits.
    public override string Shape => DirectTypes.OfMany(Literal)?.Name ?? $"{Literal.Kind} {Literal.Text}";
}

/// <summary>An object that nobody has made: its members are at hand.</summary>
/// <param name="Members">The members.</param>
/// <param name="IsWhole">Whether it has no others.</param>
internal sealed record MembersValue(IReadOnlyList<KeyValuePair<string, DirectValue>> Members, bool IsWhole = true) : DirectValue
{
    public override string Shape
        => $"{{{string.Join(", ", Members.Select(static member => $"{member.Key}: {member.Value.Shape}"))}{(IsWhole ? "" : ", ...")}}}";

    /// <summary>A member; null where it is not known to be there.</summary>
    public DirectValue? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Key == name) return member.Value;
        }

        return null;
    }

    /// <summary>The object with a member set.</summary>
    public MembersValue With(string name, DirectValue value)
    {
        var members = Members.ToList();
        var index = members.FindIndex(member => member.Key == name);
        if (index < 0) members.Add(new(name, value));
        else members[index] = new(name, value);
        return new MembersValue(members, IsWhole);
    }
}

/// <summary>An array that nobody has made: its items are at hand.</summary>
/// <param name="Items">The items.</param>
internal sealed record ItemsValue(IReadOnlyList<DirectValue> Items) : DirectValue
{
    public override string Shape => $"[{string.Join(", ", Items.Select(static item => item.Shape))}]";
}
