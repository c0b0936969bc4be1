using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>A definite path that is an argument of an intrinsic function (ASL section 4.4).</summary>
/// <param name="text">The path as written.</param>
/// <param name="call">The whole outermost call as written.</param>
/// <param name="steps">The steps after the root.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ArgumentPath(string text, string call, params ReadOnlySpan<PathStep> steps) : DefinitePath(text, steps)
{
    private readonly string _call = call;

    private protected override RuntimeFault Missing(AslValue root) => new(
        $"The function '{_call}' had the following error: The JsonPath argument for the field '{Text}' could not be found in the input '{root}'");
}
