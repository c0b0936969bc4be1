using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Shapes;

/// <summary>What an object holds.</summary>
/// <param name="Members">The members that are known, in the ordinal order of their names.</param>
/// <param name="IsOpen">Whether it may have others, which may be anything.</param>
public sealed record ObjectShape(EquatableArray<MemberShape> Members, bool IsOpen)
{
    /// <summary>The member of a name; null where none is known.</summary>
    /// <param name="name">The name, case-sensitive.</param>
    public MemberShape? Find(string name) => Find(name, out var isThere) is var place && isThere ? Members[place] : null;

    /// <summary>The place of a name among the members.</summary>
    /// <param name="name">The name, case-sensitive.</param>
    /// <param name="isThere">Whether a member of that name stands there; else it would have to.</param>
    internal int Find(string name, out bool isThere)
    {
        var (low, high) = (0, Members.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Members[middle].Name, name);
            if (order == 0)
            {
                isThere = true;
                return middle;
            }

            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        isThere = false;
        return low;
    }
}
