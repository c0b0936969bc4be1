namespace AslSharp.Compiler.Syntax;

/// <summary>The fields through which data pass: those of a JSONPath state or those of a JSONata state (reference 3.1, 3.2); null where absent or
/// wrong.</summary>
public sealed class DataFieldsSyntax
{
    /// <summary>A path, or the constant null.</summary>
    public ExpressionSyntax? InputPath { get; init; }

    /// <summary>A template.</summary>
    public ExpressionSyntax? Parameters { get; init; }

    /// <summary>A template.</summary>
    public ExpressionSyntax? ResultSelector { get; init; }

    /// <summary>A reference path, or the constant null.</summary>
    public ExpressionSyntax? ResultPath { get; init; }

    /// <summary>A path, or the constant null.</summary>
    public ExpressionSyntax? OutputPath { get; init; }

    /// <summary>Whether the state is a JSONata state.</summary>
    public bool IsJsonata { get; init; }

    /// <summary>Any JSON with expressions in it; of JSONata states.</summary>
    public ExpressionSyntax? Arguments { get; init; }

    /// <summary>Any JSON with expressions in it; of JSONata states.</summary>
    public ExpressionSyntax? Output { get; init; }

    /// <summary>The variables that the state assigns.</summary>
    public AssignmentsSyntax Assign { get; init; } = AssignmentsSyntax.None;
}
