using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary><c>%</c>: the value bound to <see cref="Slot"/> in the tuple at hand, which is the input of the step with that slot among its
/// <see cref="JsonataStepSyntax.AncestorSlots"/>.</summary>
/// <param name="Slot">The slot, unique in the expression.</param>
public sealed record JsonataParentSyntax(TextSpan Span, int Slot) : JsonataSyntax(Span);
