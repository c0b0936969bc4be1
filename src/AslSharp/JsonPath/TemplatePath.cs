using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>A definite path in a payload template, or in <c>ErrorPath</c> and <c>CausePath</c> (ASL sections 4.3 and 9.2).</summary>
/// <param name="text">The path as written.</param>
/// <param name="field">The field that holds it, with its <c>.$</c>: <c>id.$</c>; or <c>ErrorPath</c>.</param>
/// <param name="steps">The steps after the root.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TemplatePath(string text, string field, params ReadOnlySpan<PathStep> steps) : DefinitePath(text, steps)
{
    private readonly string _field = field;

    /// <summary>Reads <c>$</c> itself.</summary>
    /// <param name="root">What it stands for.</param>
    /// <returns>The same value.</returns>
    /// <exception cref="RuntimeFault">The value is null, from which the service reads nothing.</exception>
    public static AslValue Whole(AslValue root) => root.IsNull ? throw new RuntimeFault(PathText.EmptyInput) : root;

    private protected override RuntimeFault Missing(AslValue root) =>
        NotFound(Text, _field, root);

    internal static RuntimeFault NotFound(string text, string field, AslValue root) => new(
        root.IsNull ? PathText.EmptyInput : $"The JSONPath '{text}' specified for the field '{field}' could not be found in the input '{root}'");
}
