using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// A node of a JSONata expression as the reference has it after its second pass: paths are flat lists of steps, <c>%</c> is
/// resolved to slots, tail calls are marked. Immutable, compared by value.
/// </summary>
/// <param name="Span">The characters of the node, offsets in the text of the expression.</param>
/// <remarks>
/// <para>The evaluation of any node ends in the same way, in this order: the node's own value is computed; each of
/// <see cref="Predicates"/> filters it; <see cref="Group"/> groups it (except on a path, which groups by itself, before its value
/// is handed on); then, if the value is a sequence (not a tuple stream), <see cref="KeepArray"/> sets its keep-singleton flag, an
/// empty sequence becomes undefined, and a sequence of one item becomes the item unless the keep-singleton flag is set.</para>
/// <para>Step Functions follows JSONata 2.0.6; what the nodes say of evaluation is what that version does.</para>
/// </remarks>
public abstract record JsonataSyntax(TextSpan Span)
{
    /// <summary>
    /// Predicates and indexes <c>[…]</c> written right behind a node that is no path: each filters the whole value, in order.
    /// On the first step of a path they stand here too (<c>$x[0].a</c>); those of later steps are stages of the step.
    /// </summary>
    public EquatableArray<JsonataSyntax> Predicates { get; init; }

    /// <summary>The grouping <c>{…}</c> behind the node; null if there is none.</summary>
    public JsonataGroupSyntax? Group { get; init; }

    /// <summary>Whether <c>[]</c> stands behind the node: a sequence that it gives stays an array, however short it is.</summary>
    public bool KeepArray { get; init; }

    /// <summary>Whether the node is a variable, <c>$</c> or <c>$$</c>: a path that starts with one does not iterate over an array in context for its first
    /// step.</summary>
    public virtual bool IsVariable => false;
}
