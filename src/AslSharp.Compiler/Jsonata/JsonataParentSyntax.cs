using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary><c>%</c>: the value bound to <see cref="Slot"/> in the tuple at hand, which is the input of the step with that <see cref="JsonataStepSyntax.AncestorSlot"/>.</summary>
/// <param name="Slot">The slot, unique in the expression; several nodes may share one.</param>
public sealed record JsonataParentSyntax(TextSpan Span, int Slot) : JsonataSyntax(Span);
