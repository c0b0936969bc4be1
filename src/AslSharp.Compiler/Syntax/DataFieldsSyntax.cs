namespace AslSharp.Compiler.Syntax;

/// <summary>The fields through which data pass in a JSONPath state (reference 3.1); null where absent or wrong.</summary>
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

    /// <summary>The variables that the state assigns.</summary>
    public AssignmentsSyntax Assign { get; init; } = AssignmentsSyntax.None;
}
