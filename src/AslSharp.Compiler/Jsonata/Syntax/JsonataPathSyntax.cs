using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// A path: steps one after another, each on every item that the one before gave.
/// </summary>
/// <param name="Steps">The steps, at least one.</param>
/// <remarks>
/// <para>The input of the first step is the context itself if that is an array and the first step is no <see cref="JsonataSyntax.IsVariable"/>;
/// otherwise a sequence with the context as its one item (also when that is undefined).</para>
/// <para>Each step, in order. If it is the first and <see cref="JsonataStepSyntax.IsConstructor"/>, its expression is evaluated once, on
/// the whole input, and its value taken as it is. Else if this step or an earlier one <see cref="JsonataStepSyntax.IsTuple"/>, see
/// there. Else for each item of the input the expression is evaluated, then its stages filter that value; values that are not
/// undefined are gathered. If this is the last step and just one value came, an array that is no sequence, the result is that
/// array; otherwise arrays that are not marked as constructed are opened into the result sequence, all else is added. Without
/// tuples, an undefined or empty result ends the path. The result is the input of the next step, unless the step has a
/// <see cref="JsonataStepSyntax.Focus"/>.</para>
/// <para>After the last step a tuple stream becomes a sequence of its <c>@</c> values, unless <see cref="IsTuple"/>. Then, if
/// <see cref="KeepSingleton"/>: an array that is constructed and no sequence is put into a sequence of one; the keep-singleton flag is set.
/// Then <see cref="JsonataSyntax.Group"/> groups the tuples if there are any, else the result.</para>
/// </remarks>
public sealed record JsonataPathSyntax(TextSpan Span, EquatableArray<JsonataStepSyntax> Steps) : JsonataSyntax(Span)
{
    /// <summary>Whether <c>[]</c> stands behind any step: the result keeps being an array when it holds one item.</summary>
    public bool KeepSingleton { get; init; }

    /// <summary>Whether the path hands on its tuples (it stands last in a block that <c>%</c> looks through) instead of their values.</summary>
    public bool IsTuple { get; init; }
}
