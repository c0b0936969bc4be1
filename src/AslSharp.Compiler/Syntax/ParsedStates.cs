using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;

namespace AslSharp.Compiler.Syntax;

/// <summary>What was read of a text, and found wrong with it, state by state, so that of the next version only those states are read that are others.</summary>
internal sealed class ParsedStates
{
    // Of most states nothing is wrong.
    private readonly Dictionary<StateSyntax, ImmutableArray<DiagnosticInfo>> _findings = [];

    /// <summary>The definition.</summary>
    public StateMachineSyntax? Machine { get; set; }

    /// <summary>For how many wrong names advice has been sought.</summary>
    public int Suggestions { get; set; }

    /// <summary>What is wrong with a state and all inside.</summary>
    public ImmutableArray<DiagnosticInfo> FindingsOf(StateSyntax state) => _findings.TryGetValue(state, out var findings) ? findings : [];

    /// <summary>Keeps what is wrong with a state.</summary>
    public void Add(StateSyntax state, ImmutableArray<DiagnosticInfo> findings)
    {
        if (!findings.IsEmpty)
            _findings[state] = findings;
    }

    /// <summary>Takes over what is known of a state and of those inside.</summary>
    public void TakeOver(StateSyntax state, ParsedStates from)
    {
        Add(state, from.FindingsOf(state));
        foreach (var scope in state.InnerScopes)
        {
            foreach (var inner in scope.States)
                TakeOver(inner, from);
        }
    }
}
