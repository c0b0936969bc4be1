using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

// The fields through which data pass, retriers and catchers.
public sealed partial class AslParser
{
    private DataFieldsSyntax ParseData(StateHeader header)
    {
        var fields = header.Fields;
        if (header.Language == QueryLanguage.Jsonata)
            return ParseJsonataData(header);
        return new DataFieldsSyntax
        {
            InputPath = ParsePathOrNull(fields, "InputPath"),
            Parameters = FieldTable.StateKind(header.TypeText) == ObjectKind.Map ? null : ParseTemplateField(header, "Parameters"),
            ResultSelector = ParseTemplateField(header, "ResultSelector"),
            ResultPath = ParseResultPath(fields),
            OutputPath = ParsePathOrNull(fields, "OutputPath"),
            Assign = ParseAssign(fields),
        };
    }

    private ExpressionSyntax? ParseTemplateField(StateHeader header, string name)
    {
        if (header.Fields.Find(name) is not { } property)
            return null;
        return header.Language == QueryLanguage.JsonPath ? ParseTemplate(property.Value) : ParseJsonata(property.Value, name);
    }

    private AssignmentsSyntax ParseAssign(FieldSet fields) =>
        fields.Object("Assign") is { } node ? new AssignmentsSyntax(ParseMembers(node)) : AssignmentsSyntax.None;

    // A number, its Path twin, or an expression.
    private ExpressionSyntax? ParseNumber(StateHeader header, string name)
    {
        if (header.Fields.Find(name + "Path") is { } path)
            return ParseReferencePath(path, PathRole.Field);
        if (header.Fields.Find(name) is not { } property)
            return null;
        if (property.Value is JsonStringSyntax text && header.Language == QueryLanguage.Jsonata)
            return ParseExpression(text, name);

        // A placeholder's number is not known before deployment; the field then counts as absent.
        return property.Value is JsonNumberSyntax ? new ConstantExpressionSyntax(property.Value) : null;
    }

    private HandlersSyntax ParseHandlers(StateHeader header)
    {
        if (!header.Fields.IsPresent("Retry") && !header.Fields.IsPresent("Catch"))
            return HandlersSyntax.None;
        var retriers = ImmutableArray.CreateBuilder<RetrierSyntax>();
        foreach (var (node, _) in ObjectsOf(header.Fields, "Retry"))
        {
            var fields = _reader.Read(node, FieldTable.For(ObjectKind.Retrier), header.Language, Opening(node));
            retriers.Add(new RetrierSyntax(node, ErrorNames(fields), fields));
        }

        var catchers = ImmutableArray.CreateBuilder<CatcherSyntax>();
        foreach (var (node, index) in ObjectsOf(header.Fields, "Catch"))
        {
            var fields = _reader.Read(node, FieldTable.For(ObjectKind.Catcher), header.Language, Opening(node));
            catchers.Add(header.Language == QueryLanguage.JsonPath
                ? new CatcherSyntax(node, ErrorNames(fields), fields.Text("Next"), ParseResultPath(fields), null, ParseAssign(fields))
                : ParseJsonataCatcher(node, fields, $"Catch[{index}]/"));
        }

        CheckWildcard([.. retriers.Select(static retrier => retrier.ErrorEquals)]);
        CheckWildcard([.. catchers.Select(static catcher => catcher.ErrorEquals)]);
        return new HandlersSyntax(retriers.ToImmutable(), catchers.ToImmutable());
    }

    private static ImmutableArray<JsonStringSyntax> ErrorNames(FieldSet fields) =>
        fields.Array("ErrorEquals") is { } array ? [.. array.Items.OfType<JsonStringSyntax>()] : [];

    // States.ALL stands alone and in the last element (reference 9.3).
    private void CheckWildcard(ImmutableArray<ImmutableArray<JsonStringSyntax>> lists)
    {
        for (var i = 0; i < lists.Length; i++)
        {
            var wildcard = lists[i].FirstOrDefault(static name => name.Value == "States.ALL");
            if (wildcard is not null && (lists[i].Length > 1 || i < lists.Length - 1))
                _diagnostics.Report(DiagnosticDescriptors.StatesAllMisplaced, wildcard.Span);
        }
    }
}
