using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Jsonata;

// Drafts to immutable nodes.
internal sealed partial class JsonataProcessor
{
    private JsonataSyntax Freeze(JsonataDraft draft)
    {
        Work++;
        var node = FreezeKind(draft);
        return node with { Predicates = FreezeAll(draft.Predicates ?? []), Group = FreezeGroup(draft), KeepArray = draft.KeepArray };
    }

    private JsonataSyntax FreezeKind(JsonataDraft draft) => draft.Kind switch
    {
        JsonataDraftKind.String => new JsonataStringSyntax(draft.Span, draft.Token.Text),
        JsonataDraftKind.Number => new JsonataNumberSyntax(draft.Span, draft.Number, draft.Integer),
        JsonataDraftKind.Boolean => new JsonataBooleanSyntax(draft.Span, draft.Token.Kind == JsonataTokenKind.True),
        JsonataDraftKind.Null => new JsonataNullSyntax(draft.Span),
        JsonataDraftKind.Regex => FreezeRegex(draft),
        JsonataDraftKind.Variable => draft.Token.Text switch
        {
            "" => new JsonataContextSyntax(draft.Span),
            "$" => new JsonataRootSyntax(draft.Span),
            var name => new JsonataVariableSyntax(draft.Span, name),
        },
        JsonataDraftKind.Name => new JsonataNameSyntax(draft.Span, draft.Token.Text),
        JsonataDraftKind.Wildcard => new JsonataWildcardSyntax(draft.Span),
        JsonataDraftKind.Descendants => new JsonataDescendantsSyntax(draft.Span),
        JsonataDraftKind.Parent => new JsonataParentSyntax(draft.Span, draft.Slot!.Label),
        JsonataDraftKind.Placeholder => new JsonataPlaceholderSyntax(draft.Span),
        JsonataDraftKind.Substitution => new JsonataSubstitutionSyntax(draft.Span, draft.Token.Text),
        JsonataDraftKind.Path => new JsonataPathSyntax(draft.Span, [.. draft.Items.Select(FreezeStep)]) { KeepSingleton = draft.KeepSingleton, IsTuple = draft.IsTuple },
        JsonataDraftKind.Sort => new JsonataSortSyntax(draft.Span, [.. draft.Items.Select((term, index) => new JsonataSortTermSyntax(Freeze(term), draft.Descending[index]))]),
        JsonataDraftKind.Binary => new JsonataBinarySyntax(draft.Span, draft.Operator, draft.Token.Span, Freeze(draft.Left!), Freeze(draft.Right!)),
        JsonataDraftKind.Negate => new JsonataNegateSyntax(draft.Span, Freeze(draft.Left!)),
        JsonataDraftKind.Array => new JsonataArraySyntax(draft.Span, FreezeAll(draft.Items)) { IsConstructed = draft.IsConstructed },
        JsonataDraftKind.Object => new JsonataObjectSyntax(draft.Span, FreezePairs(draft.Items)),
        JsonataDraftKind.Block => new JsonataBlockSyntax(draft.Span, FreezeAll(draft.Items)),
        JsonataDraftKind.Condition => new JsonataConditionSyntax(draft.Span, Freeze(draft.Left!), Freeze(draft.Right!), draft.Third is null ? null : Freeze(draft.Third)),
        JsonataDraftKind.Coalesce => new JsonataCoalesceSyntax(draft.Span, Freeze(draft.Left!), Freeze(draft.Right!)),
        JsonataDraftKind.Elvis => new JsonataElvisSyntax(draft.Span, Freeze(draft.Left!), Freeze(draft.Right!)),
        JsonataDraftKind.Bind => new JsonataBindSyntax(draft.Span, draft.Left!.Token.Text, draft.Left.Span, Freeze(draft.Right!)),
        JsonataDraftKind.Lambda => new JsonataLambdaSyntax(
            draft.Span, [.. draft.Items.Select(static item => new JsonataParameterSyntax(item.Span, item.Token.Text))], draft.Signature, Freeze(draft.Left!)),
        JsonataDraftKind.Call => new JsonataCallSyntax(draft.Span, Freeze(draft.Left!), FreezeAll(draft.Items)) { IsTailCall = draft.IsTailCall },
        JsonataDraftKind.Partial => new JsonataPartialSyntax(draft.Span, Freeze(draft.Left!), FreezeAll(draft.Items)),
        JsonataDraftKind.Apply => new JsonataApplySyntax(draft.Span, Freeze(draft.Left!), Freeze(draft.Right!)),
        JsonataDraftKind.Transform => new JsonataTransformSyntax(draft.Span, Freeze(draft.Left!), Freeze(draft.Right!), draft.Third is null ? null : Freeze(draft.Third)),
        _ => throw new InvalidOperationException($"{draft.Kind} is no kind of draft."),
    };

    private static JsonataRegexSyntax FreezeRegex(JsonataDraft draft)
    {
        var (ignoresCase, isMultiline) = (draft.Token.Flags.Contains('i'), draft.Token.Flags.Contains('m'));
        return new(draft.Span, draft.Token.Text, ignoresCase, isMultiline, JsonataRegexTranslator.Translate(draft.Token.Text, ignoresCase, isMultiline));
    }

    private JsonataStepSyntax FreezeStep(JsonataDraft step, int index) => new(step.Span, Freeze(step))
    {
        Stages = [.. (step.Stages ?? []).Select(FreezeStage)],
        Focus = step.Focus,
        Index = step.Index,
        AncestorSlot = step.Ancestor?.Label,
        IsTuple = step.IsTuple,
        IsConstructor = index == 0 && step.IsConstructed,
    };

    private JsonataStageSyntax FreezeStage(JsonataDraftStage stage) =>
        stage.Predicate is { } predicate ? new JsonataFilterStageSyntax(stage.Span, Freeze(predicate)) : new JsonataIndexStageSyntax(stage.Span, stage.Index!);

    private JsonataGroupSyntax? FreezeGroup(JsonataDraft draft) => draft.Group is { } pairs ? new JsonataGroupSyntax(draft.GroupSpan, FreezePairs(pairs)) : null;

    private EquatableArray<JsonataSyntax> FreezeAll(List<JsonataDraft> drafts) => [.. drafts.Select(Freeze)];

    private EquatableArray<JsonataPairSyntax> FreezePairs(List<JsonataDraft> drafts)
    {
        var pairs = new JsonataPairSyntax[drafts.Count / 2];
        for (var i = 0; i < pairs.Length; i++)
            pairs[i] = new JsonataPairSyntax(Freeze(drafts[2 * i]), Freeze(drafts[(2 * i) + 1]));
        return [.. pairs];
    }
}
