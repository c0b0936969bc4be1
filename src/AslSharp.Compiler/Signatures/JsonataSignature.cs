using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Signatures;

/// <summary>A signature of a function, such as <c>&lt;s-n?:s&gt;</c>; the result's type is not looked at, as in the reference.</summary>
/// <param name="Text">The text, angle brackets included; of a built-in function its name.</param>
/// <param name="Parameters">What the parameters take, in order.</param>
public sealed record JsonataSignature(string Text, EquatableArray<JsonataParameter> Parameters)
{
    /// <summary>The number of arguments without which a call cannot match, whatever the context is.</summary>
    public int MinimumArguments => Parameters.Count(static parameter => !parameter.IsOptional);

    /// <summary>The number of values without which a call cannot match, the context among them.</summary>
    public int RequiredArguments => Parameters.Count(static parameter => parameter.IsNeeded);

    /// <summary>The number of arguments above which a call cannot match; null if any number can.</summary>
    public int? MaximumArguments => Parameters.Any(static parameter => parameter.Repeats) ? null : Parameters.Count;
}
