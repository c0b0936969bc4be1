using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Syntax;

// The fields of JSONata states (reference 3.2, 5).
public sealed partial class AslParser
{
    private DataFieldsSyntax ParseJsonataData(StateHeader header)
    {
        var members = FieldTable.StateKind(header.TypeText) is ObjectKind.Task or ObjectKind.Parallel or ObjectKind.Map
            ? StatesMembers.Result
            : StatesMembers.None;
        return new DataFieldsSyntax
        {
            IsJsonata = true,
            Arguments = header.Fields.Find("Arguments") is { } arguments ? ParseJsonata(arguments.Value, "Arguments") : null,
            Output = ParseJsonataOutput(header.Fields, "", members),
            Assign = ParseJsonataAssign(header.Fields, "", members),
        };
    }

    private CatcherSyntax ParseJsonataCatcher(JsonObjectSyntax node, FieldSet fields, string place) => new(
        node,
        ErrorNames(fields),
        fields.Text("Next"),
        null,
        ParseJsonataOutput(fields, place, StatesMembers.ErrorOutput),
        ParseJsonataAssign(fields, place, StatesMembers.ErrorOutput));

    private ChoiceRuleSyntax ParseJsonataRule(JsonObjectSyntax node, string place)
    {
        var fields = _reader.Read(node, FieldTable.For(ObjectKind.ChoiceRule), QueryLanguage.Jsonata, Opening(node));
        if (!fields.IsPresent("Condition") && !fields.HasUnknown && !RuleKinds.Any(fields.IsPresent))
            _diagnostics.Report(DiagnosticDescriptors.FieldMissing, Opening(node), "Condition", "a choice rule of a JSONata state");
        return new ChoiceRuleSyntax(
            node,
            fields.Find("Condition") is { } condition ? new ExpressionConditionSyntax(ParseJsonata(condition.Value, place + "Condition")) : null,
            fields.Text("Next"),
            ParseJsonataOutput(fields, place, StatesMembers.None),
            ParseJsonataAssign(fields, place, StatesMembers.None));
    }

    private ExpressionSyntax? ParseJsonataOutput(FieldSet fields, string place, StatesMembers members) =>
        fields.Find("Output") is { } output ? ParseJsonata(output.Value, place + "Output", members) : null;

    private AssignmentsSyntax ParseJsonataAssign(FieldSet fields, string place, StatesMembers members) =>
        fields.Object("Assign") is { } node
            ? new AssignmentsSyntax(ParseJsonataMembers(node, place + "Assign", members))
            : AssignmentsSyntax.None;

    // Any JSON: strings with delimiters are expressions at every depth, names never are.
    private ExpressionSyntax ParseJsonata(JsonValueSyntax value, string location, StatesMembers members = StatesMembers.None)
    {
        switch (value)
        {
            case JsonStringSyntax text:
                return ParseExpression(text, location, members) is { } expression ? expression : new ConstantExpressionSyntax(text);
            case JsonObjectSyntax node:
                var properties = ParseJsonataMembers(node, location, members);
                return properties.All(static property => property.Value is ConstantExpressionSyntax)
                    ? new ConstantExpressionSyntax(node)
                    : new ObjectExpressionSyntax(node, properties);
            case JsonArraySyntax node:
                var items = node.Items.Select((item, index) => ParseJsonata(item, $"{location}[{index}]", members)).ToImmutableArray();
                return items.All(static item => item is ConstantExpressionSyntax)
                    ? new ConstantExpressionSyntax(node)
                    : new ArrayExpressionSyntax(node, items);
            default:
                return new ConstantExpressionSyntax(value);
        }
    }

    private ImmutableArray<MemberSyntax> ParseJsonataMembers(JsonObjectSyntax node, string location, StatesMembers members) =>
        [.. node.Properties.Select(
            property => new MemberSyntax(property.Name, property, ParseJsonata(property.Value, $"{location}/{property.Name}", members)))];

    // A string is an expression when it has both delimiters, text when it has none, and a slip when it has one.
    private JsonataExpressionSyntax? ParseExpression(JsonStringSyntax text, string location, StatesMembers members = StatesMembers.None)
    {
        var opens = text.Value.StartsWith("{%", StringComparison.Ordinal);
        var closes = text.Value.EndsWith("%}", StringComparison.Ordinal);
        if (!opens && !closes)
            return null;
        if (opens != closes || text.Value.Length < 4)
        {
            _diagnostics.Report(DiagnosticDescriptors.JsonataDelimiter, text.Span, opens ? "end with %}" : "start with {%");
            return null;
        }

        var inner = text.Value.Substring(2, text.Value.Length - 4);
        var source = inner.Trim();
        var start = 2 + (inner.Length - inner.TrimStart().Length);
        return ParseExpression(text, source, start, location, members);
    }

    private JsonataExpressionSyntax ParseExpression(JsonStringSyntax text, string source, int start, string location, StatesMembers members)
    {
        var result = JsonataParser.Parse(source, JsonataDialect.StepFunctions);

        // A placeholder may become anything, so that nobody knows yet whether the expression is right.
        var isKnown = !Placeholder.IsIn(source);
        foreach (var error in isKnown ? result.Errors : [])
            _diagnostics.Report(DiagnosticDescriptors.JsonataInvalid, SpanOf(text, source, start, error.Span), error.Message);
        if (result.Root is not null)
            CheckStatesMembers(text, start, result.Root, members);
        return new JsonataExpressionSyntax(text, source, start, location, result.Root);
    }

    // An error at the end of the expression has no characters: the last one is shown.
    private static TextSpan SpanOf(JsonStringSyntax text, string source, int start, TextSpan span) =>
        span.Length == 0 && source.Length > 0
            ? text.MapSpan(start + Math.Min(span.Start, source.Length - 1), 1)
            : span.Length == 0 ? text.Span : text.MapSpan(start + span.Start, span.Length);

    private void CheckStatesMembers(JsonStringSyntax text, int start, JsonataSyntax root, StatesMembers members)
    {
        foreach (var member in JsonataReferences.Of(root).StatesMembers)
        {
            var isThere = member.Name switch
            {
                "input" or "context" => true,
                "result" => (members & StatesMembers.Result) != 0,
                "errorOutput" => (members & StatesMembers.ErrorOutput) != 0,
                _ => false,
            };
            if (!isThere)
                _diagnostics.Report(
                    DiagnosticDescriptors.StatesMemberUnknown, text.MapSpan(start + member.Span.Start, member.Span.Length), member.Name, Advise(member.Name));
        }
    }

    private static string Advise(string member) => member switch
    {
        "result" => "it is in Output and Assign of Task, Parallel and Map states only",
        "errorOutput" => "it is in Output and Assign of catchers only",
        _ => "write input or context, result behind a task, errorOutput in a catcher",
    };
}
