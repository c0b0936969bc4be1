namespace AslSharp.Testing;

/// <summary>The ways in which a mocked task ends.</summary>
internal enum MockAnswerKind
{
    Return,
    Fail,
    Timeout,
    Never,
    Call,
}
