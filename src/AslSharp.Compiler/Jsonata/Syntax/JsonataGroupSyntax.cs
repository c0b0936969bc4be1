using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// The grouping <c>{…}</c> behind an expression. Each item of the input (a value that is no array counts as one item, none as one
/// undefined item) gives each pair's key (T1003 if it is no string; undefined is left out); items of the same key and pair are appended
/// to one group, D1009 if two pairs give the same key; then each value is evaluated with its group as context, undefined ones left out.
/// </summary>
/// <param name="Span">The characters, braces included.</param>
/// <param name="Pairs">Keys and values.</param>
public sealed record JsonataGroupSyntax(TextSpan Span, EquatableArray<JsonataPairSyntax> Pairs);
