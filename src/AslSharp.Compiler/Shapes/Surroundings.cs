using AslSharp.Compiler.Symbols;

namespace AslSharp.Compiler.Shapes;

/// <summary>What an expression can read.</summary>
/// <param name="Data">What <c>$</c> is in a path.</param>
/// <param name="Input">What the state was given: <c>$states.input</c>.</param>
/// <param name="Context">The Context object.</param>
/// <param name="Scope">The scope that the state belongs to.</param>
/// <param name="Variable">
/// What a variable of that scope, or of one around it, is; <see cref="ShapeKinds.Missing"/> among the kinds where it may have no value.
/// </param>
internal sealed record Surroundings(Shape Data, Shape Input, Shape Context, ScopeSymbol Scope, Func<string, Shape> Variable)
{
    /// <summary>What <c>$states.result</c> is; null where it is not there.</summary>
    public Shape? Result { get; init; }

    /// <summary>What <c>$states.errorOutput</c> is; null where it is not there.</summary>
    public Shape? ErrorOutput { get; init; }
}
