using System.Globalization;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>Reads and makes values of C# on the direct way, where that gives what their JSON would give. Whatever is not certain is null.</summary>
/// <param name="contract">The types.</param>
/// <param name="paths">Which members a path reads.</param>
internal sealed class DirectTypes(MachineContract contract, TypedPaths paths)
{
    public static readonly ScalarType Boolean = new("bool", "ReadBoolean", "WriteBoolean");
    public static readonly ScalarType Integer = Number("int");
    public static readonly ScalarType Text = new("string", "ReadString", "WriteString");
    private static readonly ScalarType Double = Number("double");

    // What each type of numbers holds to the last digit.
    private static readonly Dictionary<string, string[]> Widenings = new(StringComparer.Ordinal)
    {
        ["sbyte"] = ["short", "int", "long", "double", "decimal"],
        ["byte"] = ["short", "ushort", "int", "uint", "long", "double", "decimal"],
        ["short"] = ["int", "long", "double", "decimal"],
        ["ushort"] = ["int", "uint", "long", "double", "decimal"],
        ["int"] = ["long", "double", "decimal"],
        ["uint"] = ["long", "double", "decimal"],
        ["long"] = ["decimal"],
    };

    private readonly Dictionary<string, TypeDefinition> _definitions = contract.Definitions.AsEnumerable()
        .ToDictionary(static definition => definition.Name, StringComparer.Ordinal);

    private HeldTypes HeldTypes => field ??= new HeldTypes(_definitions);

    /// <summary>A value of a type that may stand for its JSON; unknown where it may not.</summary>
    public DirectValue Value(DirectExpression expression, ContractType type)
        => HeldTypes.CanHold(type) ? new TypedValue(expression, type) : DirectValue.Unknown;

    /// <summary>The type of a constant; null for null.</summary>
    public static ScalarType? Of(LiteralPlan literal) => literal.Kind switch
    {
        LiteralKind.String => Text,
        LiteralKind.True or LiteralKind.False => Boolean,
        LiteralKind.Number when IsInteger(literal) => Integer,
        LiteralKind.Number when double.TryParse(literal.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number)
            => Double,
        _ => null,
    };

    /// <summary>The type of a constant, where any other value of that type may stand in its place; null where not.</summary>
    public static ScalarType? OfMany(LiteralPlan literal) => Of(literal) is { } type && type != Double ? type : null;

    /// <summary>Whether a type has integers that fit into 32 bits.</summary>
    public static bool IsInteger(ContractType type) => type.Name is "sbyte" or "byte" or "short" or "ushort" or "int";

    /// <summary>The member that says how many items a collection has whose items can be had by number; null for others.</summary>
    public static string? CountOf(SequenceType type)
        => type.Name.EndsWith("[]", StringComparison.Ordinal) ? "Length"
            : type.Name.StartsWith("global::System.Collections.Generic.", StringComparison.Ordinal)
                && type.Name.Substring(0, type.Name.IndexOf('<')).EndsWith("List", StringComparison.Ordinal) ? "Count"
            : null;

    /// <summary>Whether C# compares the numbers of two types as they are.</summary>
    public static bool AreComparable(ContractType left, ContractType right)
        => left is ScalarType && right is ScalarType && (left.Name == right.Name || Widens(left.Name, right.Name) || Widens(right.Name, left.Name))
            && (Widenings.ContainsKey(left.Name) || left.Name is "double" or "decimal");

    /// <summary>A member of a value.</summary>
    public DirectValue? Member(DirectValue value, string name)
    {
        if (value is MembersValue members) return members.Find(name);
        return value is TypedValue typed && paths.Find(typed.Type, name) is { } member
            ? Value(new DirectMember(typed.Expression, member.Name), member.Type) : null;
    }

    /// <summary>An object by its members.</summary>
    public MembersValue? Open(DirectValue value)
    {
        if (value is MembersValue open) return open;
        if (value is not TypedValue { Type: DefinedType type } typed || _definitions[type.Name] is not ObjectDefinition definition) return null;
        var members = new List<KeyValuePair<string, DirectValue>>();
        foreach (var member in definition.Members)
        {
            if (paths.Find(type, JsonName(member)) is null) return null;
            members.Add(new(JsonName(member), Value(new DirectMember(typed.Expression, member.Name), member.Type)));
        }

        return new MembersValue(members);
    }

    /// <summary>A value as a type: what reading its JSON would give.</summary>
    public DirectExpression? Convert(DirectValue value, ContractType type) => value switch
    {
        TypedValue typed when Fits(typed.Type, type) => typed.Expression,
        ConstantValue { Literal.Kind: LiteralKind.Null } => null,
        ConstantValue { Literal: var literal } when Of(literal) is { } own && Bare(type) is ScalarType scalar && Fits(own, scalar)
            => new DirectConstant(literal, scalar),
        MembersValue members when Bare(type) is DefinedType defined => New(members, defined.Name),
        _ => null,
    };

    /// <summary>An object made of its members.</summary>
    public DirectNew? New(MembersValue members, string type)
    {
        if (_definitions[type] is not ObjectDefinition { IsMadeOfMembers: true } definition || !HeldTypes.CanHold(type)) return null;
        var arguments = new List<DirectExpression>();
        foreach (var parameter in definition.Parameters)
        {
            if (parameter.Member < 0) return null;
            var member = definition.Members[parameter.Member];
            if (Make(members, member, parameter.Default) is not { } argument) return null;
            arguments.Add(argument);
        }

        var setters = new List<DirectSetter>();
        foreach (var member in definition.Members.AsEnumerable().Where(static member => member.Setter is MemberSetter.Set or MemberSetter.Init))
        {
            if (Make(members, member, otherwise: null) is not { } value) return null;
            setters.Add(new DirectSetter(member.Name, value));
        }

        return new DirectNew(type, arguments.ToEquatableArray(), setters.ToEquatableArray());
    }

    private DirectExpression? Make(MembersValue members, ContractMember member, string? otherwise)
    {
        if (members.Find(JsonName(member)) is { } value) return Convert(value, member.Type);
        return members.IsWhole && !member.MustBeThere && otherwise is not null ? new DirectDefault(otherwise) : null;
    }

    private string JsonName(ContractMember member) => member.JsonName ?? contract.Naming.Apply(member.Name.TrimStart('@'));

    private static bool Fits(ContractType from, ContractType to)
        => from.Name == to.Name || (to is OptionalType optional && Fits(from, optional.Value))
            || (from is ScalarType && to is ScalarType && Widens(from.Name, to.Name));

    private static bool Widens(string from, string to) => Widenings.TryGetValue(from, out var wider) && wider.Contains(to);

    private static ContractType Bare(ContractType type) => type is OptionalType optional ? optional.Value : type;

    private static bool IsInteger(LiteralPlan literal)
        => int.TryParse(literal.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == literal.Text;

    private static ScalarType Number(string name) => new(name, $"ReadNumber<{name}>", $"WriteNumber<{name}>");
}
