using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

// A predicate, or with a name the binding of a position.
internal sealed record JsonataDraftStage(TextSpan Span, JsonataDraft? Predicate, string? Index);
