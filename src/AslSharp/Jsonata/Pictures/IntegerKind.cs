namespace AslSharp.Runtime;

/// <summary>What an integer picture writes.</summary>
internal enum IntegerKind
{
    /// <summary>Digits of some script, perhaps grouped.</summary>
    Decimal,

    /// <summary><c>a</c>, <c>A</c>: a, b, … z, aa.</summary>
    Letters,

    /// <summary><c>i</c>, <c>I</c>: roman numerals.</summary>
    Roman,

    /// <summary><c>w</c>, <c>W</c>, <c>Ww</c>: English words.</summary>
    Words,

    /// <summary>Any other sequence, which is not supported.</summary>
    Sequence,
}
