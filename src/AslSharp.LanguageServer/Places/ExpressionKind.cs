namespace AslSharp.LanguageServer.Places;

/// <summary>The languages of expressions.</summary>
internal enum ExpressionKind
{
    /// <summary>A JSONPath.</summary>
    Path,

    /// <summary>A call of an intrinsic function.</summary>
    Intrinsic,

    /// <summary>JSONata, without its delimiters.</summary>
    Jsonata,
}
