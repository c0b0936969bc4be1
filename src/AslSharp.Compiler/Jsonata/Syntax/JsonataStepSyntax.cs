using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>A step of a path.</summary>
/// <param name="Span">The characters of the step.</param>
/// <param name="Expression">
/// What is evaluated for each item, with the predicates, group and keep-array of its own; a <see cref="JsonataSortSyntax"/> is applied
/// to the whole input of the step instead.
/// </param>
/// <remarks>
/// From the first step that <see cref="IsTuple"/> on, the path carries tuples: maps from names to values, the item under <c>@</c>. The items
/// so far (not undefined ones) become tuples of <c>@</c> alone. For each tuple the expression is evaluated with the tuple's names as
/// variables and <c>@</c> as the context; a value that is no array counts as one item; undefined gives nothing. Each item becomes a
/// tuple: a copy of the old one; if the value is itself a tuple stream (see <see cref="JsonataPathSyntax.IsTuple"/>), the item's names
/// over it; otherwise either <see cref="Focus"/> bound to the item and <c>@</c> as before, or, without focus, <c>@</c> bound to the item; then
/// <see cref="Index"/> bound to the item's position in the value, and <see cref="AncestorSlots"/> bound to the old <c>@</c>. At last the
/// stages work on the whole new stream. A sort step sorts the tuples (or, if the stream starts here, the items, each then a tuple
/// with <see cref="Index"/> bound to its place), then its stages follow.
/// </remarks>
public sealed record JsonataStepSyntax(TextSpan Span, JsonataSyntax Expression)
{
    /// <summary>Predicates, indexes and position bindings behind the step, in order.</summary>
    public EquatableArray<JsonataStageSyntax> Stages { get; init; }

    /// <summary>The variable of <c>@$name</c>, without the dollar sign; null if there is none.</summary>
    public string? Focus { get; init; }

    /// <summary>The variable of a <c>#$name</c> that stands before any stage; null if there is none.</summary>
    public string? Index { get; init; }

    /// <summary>The slots that keep the input of this step, one for each <see cref="JsonataParentSyntax"/> that asks for it.</summary>
    public EquatableArray<int> AncestorSlots { get; init; }

    /// <summary>Whether the path carries tuples from this step on.</summary>
    public bool IsTuple { get; init; }

    /// <summary>
    /// For the first step: whether it is an array constructor, or a block with one in it, that is evaluated once on the whole input
    /// instead of on each item.
    /// </summary>
    public bool IsConstructor { get; init; }
}
