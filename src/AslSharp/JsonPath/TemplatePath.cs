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

    private protected override RuntimeFault Missing(AslValue root) =>
        root.IsNull ? new RuntimeFault(PathText.EmptyInput) : new RuntimeFault(NotFound(Text, _field, root));

    internal static string NotFound(string text, string field, AslValue root) =>
        $"The JSONPath '{text}' specified for the field '{field}' could not be found in the input '{root}'";
}
