using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>What a function value does.</summary>
/// <param name="arguments">The arguments, at least as many as the function has parameters: missing ones are Undefined.</param>
/// <returns>The result; Undefined for none; or what <see cref="JsonataFunction.TailCall"/> gave.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate AslValue JsonataBody(ReadOnlySpan<AslValue> arguments);
