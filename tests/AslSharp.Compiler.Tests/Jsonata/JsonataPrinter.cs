using System.Globalization;
using AslSharp.Compiler.Jsonata;

namespace AslSharp.Compiler.Tests.Jsonata;

/// <summary>A short text of a tree, with everything that the second pass found.</summary>
internal static class JsonataPrinter
{
    public static string Print(JsonataSyntax node)
    {
        var text = Kind(node);
        foreach (var predicate in node.Predicates)
            text += $"[{Print(predicate)}]";
        if (node.Group is { } group)
            text += $"{{{Pairs(group.Pairs)}}}";
        return node.KeepArray ? text + "[]" : text;
    }

    private static string Kind(JsonataSyntax node) => node switch
    {
        JsonataStringSyntax text => $"'{text.Value}'",
        JsonataNumberSyntax number => number.Integer?.ToString(CultureInfo.InvariantCulture) ?? number.Value.ToString("R", CultureInfo.InvariantCulture) + "d",
        JsonataBooleanSyntax boolean => boolean.Value ? "true" : "false",
        JsonataNullSyntax => "null",
        JsonataRegexSyntax regex => $"/{regex.Pattern}/{(regex.IgnoreCase ? "i" : "")}{(regex.Multiline ? "m" : "")}",
        JsonataVariableSyntax variable => "$" + variable.Name,
        JsonataContextSyntax => "$",
        JsonataRootSyntax => "$$",
        JsonataNameSyntax name => name.Name,
        JsonataWildcardSyntax => "*",
        JsonataDescendantsSyntax => "**",
        JsonataParentSyntax parent => $"%{parent.Slot}",
        JsonataPathSyntax path => $"path{(path.IsTuple ? "!" : "")}{(path.KeepSingleton ? "+" : "")}({string.Join(" . ", path.Steps.ToArray().Select(Step))})",
        JsonataBinarySyntax binary => $"({Print(binary.Left)} {binary.Operator} {Print(binary.Right)})",
        JsonataNegateSyntax negate => $"-({Print(negate.Operand)})",
        JsonataArraySyntax array => $"{(array.IsConstructed ? "cons" : "")}<{All(array.Items.ToArray(), ", ")}>",
        JsonataObjectSyntax value => $"{{{Pairs(value.Pairs)}}}",
        JsonataBlockSyntax block => $"block({All(block.Expressions.ToArray(), "; ")})",
        JsonataConditionSyntax condition => $"if({Print(condition.Condition)}, {Print(condition.Then)}{(condition.Else is null ? "" : $", {Print(condition.Else)}")})",
        JsonataCoalesceSyntax coalesce => $"({Print(coalesce.Left)} ?? {Print(coalesce.Right)})",
        JsonataElvisSyntax elvis => $"({Print(elvis.Left)} ?: {Print(elvis.Right)})",
        JsonataBindSyntax bind => $"(${bind.Name} := {Print(bind.Value)})",
        JsonataLambdaSyntax lambda => $"function({string.Join(", ", lambda.Parameters.ToArray().Select(static parameter => "$" + parameter.Name))}){lambda.Signature?.Text}{{{Print(lambda.Body)}}}",
        JsonataCallSyntax call => $"{(call.IsTailCall ? "tail " : "")}call {Print(call.Procedure)}({All(call.Arguments.ToArray(), ", ")})",
        JsonataPartialSyntax partial => $"partial {Print(partial.Procedure)}({All(partial.Arguments.ToArray(), ", ")})",
        JsonataPlaceholderSyntax => "?",
        JsonataApplySyntax apply => $"({Print(apply.Left)} ~> {Print(apply.Right)})",
        JsonataTransformSyntax transform => $"|{Print(transform.Pattern)}|{Print(transform.Update)}{(transform.Delete is null ? "" : $", {Print(transform.Delete)}")}|",
        JsonataSortSyntax sort => $"^({string.Join(", ", sort.Terms.ToArray().Select(static term => (term.IsDescending ? ">" : "<") + Print(term.Expression)))})",
        JsonataSubstitutionSyntax substitution => substitution.Text,
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static string Step(JsonataStepSyntax step)
    {
        var text = $"{(step.IsConstructor ? "new " : "")}{(step.IsTuple ? "!" : "")}{Print(step.Expression)}";
        if (step.Focus is not null)
            text += "@$" + step.Focus;
        if (step.Index is not null)
            text += "#$" + step.Index;
        foreach (var slot in step.AncestorSlots)
            text += $"^{slot}";
        foreach (var stage in step.Stages)
            text += stage is JsonataFilterStageSyntax filter ? $"[{Print(filter.Predicate)}]" : $"#${((JsonataIndexStageSyntax)stage).Name}";
        return text;
    }

    private static string All(JsonataSyntax[] nodes, string separator) => string.Join(separator, nodes.Select(Print));

    private static string Pairs(IEnumerable<JsonataPairSyntax> pairs) => string.Join(", ", pairs.Select(static pair => $"{Print(pair.Key)}: {Print(pair.Value)}"));
}
