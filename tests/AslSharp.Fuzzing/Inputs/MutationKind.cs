namespace AslSharp.Fuzzing.Inputs;

/// <summary>What can be done to a text.</summary>
internal enum MutationKind
{
    /// <summary>Some tokens leave.</summary>
    DeleteTokens,

    /// <summary>Some tokens stand there twice.</summary>
    DuplicateTokens,

    /// <summary>Two tokens change places.</summary>
    SwapTokens,

    /// <summary>A fragment of JSON is put in.</summary>
    InsertFragment,

    /// <summary>The text ends early.</summary>
    Cut,

    /// <summary>A value stands in a few or in very many brackets.</summary>
    Nest,

    /// <summary>Some tokens stand there many times.</summary>
    Repeat,

    /// <summary>One character becomes another.</summary>
    ChangeCharacter,

    /// <summary>A character is put in that few expect: a byte order mark, NUL, half a character, an odd line break.</summary>
    InsertCharacter,

    /// <summary>A number becomes one of another size.</summary>
    ChangeNumber,

    /// <summary>A string gets a fragment of a path, an intrinsic function, a placeholder, or something that C# could stumble over.</summary>
    SpliceString,

    /// <summary>A piece of a string leaves or is doubled.</summary>
    CutString,

    /// <summary>A string becomes very long.</summary>
    LengthenString,

    /// <summary>A string becomes a JSONata expression, or one changes inside.</summary>
    ChangeExpression,

    /// <summary>Everything stands on one line.</summary>
    PutOnOneLine,

    /// <summary>Everything stands on one line, behind a comment so long that columns get beyond 65,536.</summary>
    Widen,

    /// <summary>A member stands there twice, the second time perhaps with another value.</summary>
    RepeatMember,

    /// <summary>A field gets the name of another.</summary>
    RenameField,

    /// <summary>A value becomes one of another type.</summary>
    ReplaceValue,

    /// <summary>A member or an element leaves.</summary>
    RemoveMember,

    /// <summary>A subtree is copied to another place.</summary>
    Graft,

    /// <summary>A state moves into another scope.</summary>
    MoveState,

    /// <summary>A machine or a state changes its query language.</summary>
    SwitchLanguage,

    /// <summary>A state gets another name, or all its mentions do.</summary>
    RenameState,
}
