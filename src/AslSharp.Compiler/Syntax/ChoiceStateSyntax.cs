using System.Collections.Immutable;
using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

/// <summary>A Choice state (ASL: Choice State).</summary>
public sealed class ChoiceStateSyntax(StateHeader header) : StateSyntax(header)
{
    /// <summary>How data pass through; the assignments are those of no rule.</summary>
    public required DataFieldsSyntax Data { get; init; }

    /// <summary>The rules in order.</summary>
    public required ImmutableArray<ChoiceRuleSyntax> Rules { get; init; }

    /// <summary>The name of the state to go on with when no rule holds; null when absent.</summary>
    public JsonStringSyntax? Default => Fields.Text("Default");
}
