using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// An array constructor <c>[…]</c>: a new array, no sequence. An item that is itself a constructor <c>[…]</c> is added as one item;
/// of any other item that gives an array (ranges too) the items are added; undefined is left out.
/// </summary>
/// <param name="Items">The items.</param>
public sealed record JsonataArraySyntax(TextSpan Span, EquatableArray<JsonataSyntax> Items) : JsonataSyntax(Span)
{
    /// <summary>Whether it is the first or the last step of a path: the array gets the constructed flag, so that paths do not open it.</summary>
    public bool IsConstructed { get; init; }
}
