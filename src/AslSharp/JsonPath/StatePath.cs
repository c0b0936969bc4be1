using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// A definite path that is itself the value of a state's field: <c>InputPath</c>, <c>OutputPath</c> and the paths to numbers
/// (ASL sections 3.1 and 9.2).
/// </summary>
/// <param name="text">The path as written.</param>
/// <param name="steps">The steps after the root.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StatePath(string text, params ReadOnlySpan<PathStep> steps) : DefinitePath(text, steps)
{
    private protected override RuntimeFault Missing(AslValue root) =>
        root.IsNull
            ? new RuntimeFault(PathText.EmptyInput)
            : new RuntimeFault($"Invalid path '{Text}' : {PathText.WhyMissing(root, Steps)}");
}
