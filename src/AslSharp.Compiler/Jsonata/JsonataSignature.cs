using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Jsonata;

/// <summary>A signature of a function, such as <c>&lt;s-n?:s&gt;</c>.</summary>
/// <param name="Text">The text, angle brackets included.</param>
/// <param name="Parameters">What the parameters take, in order; the result's type is not looked at, as in the reference.</param>
public sealed record JsonataSignature(string Text, EquatableArray<JsonataParameterType> Parameters)
{
    /// <summary>The number of arguments without which a call cannot match, whatever the context is.</summary>
    public int MinimumArguments => Parameters.Count(static parameter => !parameter.IsOptional && !parameter.TakesContext);

    /// <summary>The number of arguments above which a call cannot match; null if any number can.</summary>
    public int? MaximumArguments => Parameters.Any(static parameter => parameter.IsRepeated) ? null : Parameters.Count;

    /// <summary>Reads a signature that is right.</summary>
    /// <param name="text">The text, angle brackets included.</param>
    /// <exception cref="ArgumentException">It is wrong.</exception>
    public static JsonataSignature Parse(string text) =>
        JsonataSignatureParser.Parse(text, default, out var error) ?? throw new ArgumentException(error!.Message, nameof(text));
}
