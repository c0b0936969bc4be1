namespace AslSharp.Compiler.Emit;

/// <summary>What an expression may refer to where it is evaluated.</summary>
/// <param name="Data">The C# expression for <c>$</c>; an identifier.</param>
/// <param name="Frame">The C# expression for the frame of the scope whose variables are in reach.</param>
/// <param name="Scope">That scope.</param>
/// <param name="Context">The C# expression for <c>$$</c>.</param>
/// <param name="ContextSource">What a path reads a member of <c>$$</c> from, without the rest of it: the arguments for a frame and for whether its state has
/// retries; null where <c>$$</c> is another.</param>
/// <param name="Call">The C# expression for the text of the intrinsic call around the expression, for errors; empty for none.</param>
/// <param name="Item">The C# expression for <c>$$.Map.Item.Value</c> where it is at hand, else null.</param>
/// <param name="ItemIndex">The C# expression for the item's number where it is at hand, else null.</param>
/// <param name="Held">The members of <c>$</c> that the frame holds apart from <paramref name="Data"/>; null for none.</param>
/// <param name="Input">The C# expression for <c>$states.input</c>; an identifier.</param>
/// <param name="Result">The C# expression for <c>$states.result</c>, an identifier; null where there is none.</param>
/// <param name="ErrorOutput">The C# expression for <c>$states.errorOutput</c>, an identifier; null where there is none.</param>
/// <param name="State">The name of the state that holds the expression.</param>
/// <param name="Depth">How many templates stand around the expression in the same C# expression.</param>
internal sealed record ExpressionContext(
    string Data,
    string Frame,
    ScopeNames Scope,
    string Context,
    string? ContextSource = null,
    string Call = "",
    string? Item = null,
    string? ItemIndex = null,
    IReadOnlyCollection<string>? Held = null,
    string Input = "data",
    string? Result = null,
    string? ErrorOutput = null,
    string State = "",
    int Depth = 0)
{
    /// <summary>The C# expressions of the parameters of the call around the expression; null for none.</summary>
    public IReadOnlyList<string>? Parameters { get; init; }
}
