namespace AslSharp.Compiler.Emit;

/// <summary>The C# expressions for what a JSONata expression reads from outside; null for what is not there, which is undefined.</summary>
/// <param name="Variable">A variable by its name.</param>
/// <param name="Input"><c>$states.input</c>.</param>
/// <param name="Result"><c>$states.result</c>.</param>
/// <param name="ErrorOutput"><c>$states.errorOutput</c>.</param>
/// <param name="Context"><c>$states.context</c>.</param>
/// <param name="Document">The input document (reference dialect), an array in its wrapper.</param>
/// <param name="Item"><c>$states.context.Map.Item.Value</c> where it is at hand.</param>
/// <param name="ItemIndex">The item's number, an <c>int</c>, where it is at hand.</param>
/// <param name="Evaluation">The <c>JsonataEvaluation</c>.</param>
internal sealed record JsonataReads(
    Func<string, string?> Variable,
    string? Input,
    string? Result,
    string? ErrorOutput,
    string? Context,
    string? Document,
    string? Item,
    string? ItemIndex,
    string Evaluation)
{
    /// <summary>What the states of a machine give their expressions.</summary>
    public static JsonataReads Of(ExpressionContext context) => new(
        name => context.Scope.Variable(context.Frame, name),
        context.Input,
        context.Result,
        context.ErrorOutput,
        context.Context,
        null,
        context.Item,
        context.ItemIndex,
        "JsonataEvaluation.Of(host)");
}
