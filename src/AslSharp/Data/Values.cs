using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>Puts containers together for emitted code without a copy: the caller gives the array away and never writes to it again.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Values
{
    /// <summary>An array of these items.</summary>
    /// <param name="owned">The items; none may be Undefined.</param>
    /// <returns>The array.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue Array(AslValue[] owned) => AslValue.FromOwned(owned);

    /// <summary>An object of these members, in this order.</summary>
    /// <param name="owned">The members; names are distinct, and no value may be Undefined.</param>
    /// <returns>The object.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue Object(params AslProperty[] owned) => AslValue.FromOwned(owned);
}
