namespace AslSharp.Compiler.Emit;

/// <summary>The properties of one record that stand for members of JSON: their names in C#.</summary>
/// <param name="record">The record's name.</param>
public sealed class RecordProperties(string record)
{
    private static readonly HashSet<string> Inherited = new(StringComparer.Ordinal)
    {
        "Equals", "GetHashCode", "ToString", "GetType", "Clone", "Deconstruct", "EqualityContract", "PrintMembers", "MemberwiseClone", "Finalize",
        "ReferenceEquals",
    };

    private readonly NameTable _names = new();

    /// <summary>The property of a member, without the <c>@</c> of a keyword.</summary>
    /// <param name="member">The member's name in JSON.</param>
    public string Name(string member)
    {
        var name = NameTable.ToPascal(member);
        return _names.Pascal(name == record || Inherited.Contains(name) ? name + "Value" : name);
    }
}
