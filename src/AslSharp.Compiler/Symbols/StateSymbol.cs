using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Symbols;

/// <summary>A state as something that transitions can name.</summary>
public sealed class StateSymbol
{
    internal StateSymbol(StateSyntax syntax, ScopeSymbol scope, int index)
    {
        Syntax = syntax;
        Scope = scope;
        Index = index;
    }

    /// <summary>The state as written.</summary>
    public StateSyntax Syntax { get; }

    /// <summary>The scope it belongs to.</summary>
    public ScopeSymbol Scope { get; }

    /// <summary>Its position among the states of the scope.</summary>
    public int Index { get; }

    /// <summary>Its name.</summary>
    public string Name => Syntax.Name;
}
