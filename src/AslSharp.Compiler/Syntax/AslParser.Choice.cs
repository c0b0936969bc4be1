using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

// Choice states and their rules (reference 8.3).
public sealed partial class AslParser
{
    private static readonly ImmutableArray<string> RuleKinds = ["And", "Or", "Not", "Variable"];

    private ChoiceStateSyntax ParseChoice(StateHeader header)
    {
        var rules = ImmutableArray.CreateBuilder<ChoiceRuleSyntax>();
        foreach (var (node, index) in ObjectsOf(header.Fields, "Choices"))
            rules.Add(header.Language == QueryLanguage.JsonPath ? ParseRule(node) : ParseJsonataRule(node, $"Choices[{index}]/"));
        return new ChoiceStateSyntax(header) { Data = ParseData(header), Rules = rules.ToImmutable() };
    }

    private ChoiceRuleSyntax ParseRule(JsonObjectSyntax node)
    {
        var fields = _reader.Read(node, FieldTable.For(ObjectKind.ChoiceRule), QueryLanguage.JsonPath, Opening(node));
        return new ChoiceRuleSyntax(node, ParseCondition(node, fields), fields.Text("Next"), null, ParseAssign(fields));
    }

    private ConditionSyntax? ParseNested(JsonObjectSyntax node)
    {
        var fields = _reader.Read(node, FieldTable.For(ObjectKind.NestedChoiceRule), QueryLanguage.JsonPath, Opening(node));
        return ParseCondition(node, fields);
    }

    private ConditionSyntax? ParseCondition(JsonObjectSyntax node, FieldSet fields)
    {
        var kinds = new List<JsonPropertySyntax>(1);
        foreach (var property in node.Properties)
        {
            if (property.Name is "And" or "Or" or "Not" or "Variable" && node.Find(property.Name) == property)
                kinds.Add(property);
        }

        var operators = fields.OperatorsInOrder();
        if (!CheckRuleShape(node, fields, kinds, operators))
            return null;
        return kinds[0].Name switch
        {
            "Variable" => ParseDataTest(fields, operators[0]),
            "Not" => fields.Object("Not") is { } inner && ParseNested(inner) is { } condition ? new NotConditionSyntax(condition) : null,
            var name => ParseConditions(fields, name),
        };
    }

    private bool CheckRuleShape(JsonObjectSyntax node, FieldSet fields, List<JsonPropertySyntax> kinds, List<JsonPropertySyntax> operators)
    {
        if (kinds.Count > 1)
        {
            _diagnostics.Report(DiagnosticDescriptors.ChoiceRuleKindRepeated, kinds[1].NameSpan, kinds[0].NameSpan, kinds[1].Name, kinds[0].Name);
            return false;
        }

        if (kinds.Count == 0)
        {
            // What was reported as unknown or of the other language may have been it.
            if (operators.Count > 0 && !fields.IsPresent("Variable"))
                _diagnostics.Report(DiagnosticDescriptors.FieldMissing, operators[0].NameSpan, "Variable", $"a choice rule with {operators[0].Name}");
            else if (!fields.HasUnknown && !fields.IsPresent("Condition"))
                _diagnostics.Report(DiagnosticDescriptors.ChoiceRuleKindMissing, Opening(node));
            return false;
        }

        if (kinds[0].Name != "Variable")
        {
            if (operators.Count == 0)
                return true;
            _diagnostics.Report(DiagnosticDescriptors.ChoiceRuleKindRepeated, operators[0].NameSpan, kinds[0].NameSpan, operators[0].Name, kinds[0].Name);
            return false;
        }

        if (operators.Count > 1)
            _diagnostics.Report(
                DiagnosticDescriptors.ChoiceOperatorRepeated, operators[1].NameSpan, operators[0].NameSpan, operators[1].Name, operators[0].Name);
        else if (operators.Count == 0 && !fields.HasUnknown)
            _diagnostics.Report(DiagnosticDescriptors.ChoiceOperatorMissing, kinds[0].NameSpan);
        return operators.Count == 1;
    }

    private BooleanConditionSyntax? ParseConditions(FieldSet fields, string name)
    {
        var conditions = ImmutableArray.CreateBuilder<ConditionSyntax>();
        var isWhole = true;
        foreach (var (node, _) in ObjectsOf(fields, name))
        {
            if (ParseNested(node) is { } condition)
                conditions.Add(condition);
            else
                isWhole = false;
        }

        return isWhole && conditions.Count > 0 ? new BooleanConditionSyntax(name == "And", conditions.ToImmutable()) : null;
    }

    private DataTestSyntax? ParseDataTest(FieldSet fields, JsonPropertySyntax operation)
    {
        var variable = fields.Find("Variable") is { } field ? ParseReferencePath(field, PathRole.Choice) : null;
        if (fields.Find(operation.Name) is null)
            return null;
        var rule = FieldTable.For(ObjectKind.ChoiceRule).Find(operation.Name)!;
        var operand = rule.Kind switch
        {
            FieldKind.ReferencePath => ParseReferencePath(operation, PathRole.Choice),
            FieldKind.Timestamp when ParseTimestamp((JsonStringSyntax)operation.Value) is { } timestamp => timestamp,
            FieldKind.Timestamp or FieldKind.Number or FieldKind.Boolean when operation.Value is JsonStringSyntax unknown =>
                ParseUnknownPath(unknown, operation.Name, PathRole.Choice),
            _ => (ExpressionSyntax)new ConstantExpressionSyntax(operation.Value),
        };
        return variable is PathExpressionSyntax tested && operand is not null ? new DataTestSyntax(operation, tested, operand) : null;
    }
}
