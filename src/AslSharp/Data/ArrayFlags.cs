namespace AslSharp;

/// <summary>What JSONata keeps about an array beside its items. The flags belong to the value, not to the items, so that sharing items shares no
/// flags.</summary>
[Flags]
internal enum ArrayFlags : long
{
    /// <summary>An array like any other.</summary>
    None = 0,

    /// <summary>A sequence: none of its items means undefined, one means that item.</summary>
    Sequence = 1,

    /// <summary>A sequence of one item stays an array.</summary>
    KeepSingleton = 2,

    /// <summary>Made by an array constructor that ends a path: it is an item, not to be flattened.</summary>
    Constructed = 4,

    /// <summary>The array around an input that is an array itself.</summary>
    OuterWrapper = 8,
}
