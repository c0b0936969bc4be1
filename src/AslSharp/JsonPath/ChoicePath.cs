using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// The <c>Variable</c> or a <c>…Path</c> operand of a choice rule (ASL section 8.3). Every operator but <c>IsPresent</c>, which uses
/// <see cref="DefinitePath.Find"/>, fails the execution when it finds nothing.
/// </summary>
/// <param name="text">The path as written.</param>
/// <param name="steps">The steps after the root.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ChoicePath(string text, params ReadOnlySpan<PathStep> steps) : DefinitePath(text, steps)
{
    private protected override RuntimeFault Missing(AslValue root) =>
        new($"Invalid path '{Text}': The choice state's condition path references an invalid value.");
}
