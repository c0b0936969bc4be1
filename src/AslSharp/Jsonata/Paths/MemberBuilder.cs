using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The members that <c>$sift</c> keeps.</summary>
/// <param name="source">The object they are taken from.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct MemberBuilder(AslValue source)
{
    private readonly AslProperty[] _members = new AslProperty[source.Count];
    private int _count;

    /// <summary>Keeps a member.</summary>
    /// <param name="member">The member.</param>
    public void Push(AslProperty member) => _members[_count++] = member;

    /// <summary>The object of the members that were kept.</summary>
    /// <returns>The object; Undefined where none was.</returns>
    public readonly AslValue ToValue()
    {
        if (_count == 0) return default;
        return _count == _members.Length ? source : AslValue.FromOwned(_members.AsSpan(0, _count).ToArray());
    }
}
