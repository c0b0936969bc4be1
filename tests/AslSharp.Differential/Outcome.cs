namespace AslSharp.Differential;

/// <summary>What an expression came to.</summary>
internal enum OutcomeKind
{
    /// <summary>A value.</summary>
    Value,

    /// <summary>Nothing: undefined.</summary>
    Nothing,

    /// <summary>An error with a code, or with none: the limits of Step Functions.</summary>
    Error,

    /// <summary>The result is a function.</summary>
    Function,

    /// <summary>Step Functions refuses the expression, by its own rules.</summary>
    Refused,

    /// <summary>The evaluation ended in a way in which none should.</summary>
    Died,
}

/// <summary>What an expression came to.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Value">The value.</param>
/// <param name="Text">The code of an error; how the evaluation ended.</param>
/// <param name="Note">What the reference did on the way that only JavaScript explains; null where nothing.</param>
internal sealed record Outcome(OutcomeKind Kind, AslValue Value = default, string Text = "", string? Note = null)
{
    public override string ToString() => Kind switch
    {
        OutcomeKind.Value => Shorten(Value.ToJson()),
        OutcomeKind.Error => Text.Length == 0 ? "a limit" : Text,
        OutcomeKind.Died => "died: " + Shorten(Text),
        _ => Kind.ToString().ToLowerInvariant(),
    };

    private static string Shorten(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
