namespace AslSharp.Compiler.JsonPath;

/// <summary>The intrinsic functions (ASL reference, section 4.4).</summary>
public enum IntrinsicFunctionKind
{
    /// <summary><c>States.Format</c></summary>
    Format,

    /// <summary><c>States.StringToJson</c></summary>
    StringToJson,

    /// <summary><c>States.JsonToString</c></summary>
    JsonToString,

    /// <summary><c>States.Array</c></summary>
    Array,

    /// <summary><c>States.ArrayPartition</c></summary>
    ArrayPartition,

    /// <summary><c>States.ArrayContains</c></summary>
    ArrayContains,

    /// <summary><c>States.ArrayRange</c></summary>
    ArrayRange,

    /// <summary><c>States.ArrayGetItem</c></summary>
    ArrayGetItem,

    /// <summary><c>States.ArrayLength</c></summary>
    ArrayLength,

    /// <summary><c>States.ArrayUnique</c></summary>
    ArrayUnique,

    /// <summary><c>States.Base64Encode</c></summary>
    Base64Encode,

    /// <summary><c>States.Base64Decode</c></summary>
    Base64Decode,

    /// <summary><c>States.Hash</c></summary>
    Hash,

    /// <summary><c>States.JsonMerge</c></summary>
    JsonMerge,

    /// <summary><c>States.MathRandom</c></summary>
    MathRandom,

    /// <summary><c>States.MathAdd</c></summary>
    MathAdd,

    /// <summary><c>States.StringSplit</c></summary>
    StringSplit,

    /// <summary><c>States.UUID</c></summary>
    Uuid,
}
