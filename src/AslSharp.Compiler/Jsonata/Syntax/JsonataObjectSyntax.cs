using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// An object constructor <c>{…}</c> with nothing before it. It is a <see cref="JsonataGroupSyntax"/> of the context: where that is an array, the
/// items are grouped.
/// </summary>
/// <param name="Pairs">Keys and values.</param>
public sealed record JsonataObjectSyntax(TextSpan Span, EquatableArray<JsonataPairSyntax> Pairs) : JsonataSyntax(Span);
