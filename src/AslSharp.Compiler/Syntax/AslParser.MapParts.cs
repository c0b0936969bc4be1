using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Syntax;

// The parts of a distributed Map (reference 8.8).
public sealed partial class AslParser
{
    private MapPartSyntax? ParseMapPart(StateHeader header, string name, ObjectKind kind)
    {
        if (header.Fields.Find(name) is not { } property)
            return null;
        var part = ParsePart(property, kind, header.Language, name);
        CheckPart(property, kind, part.Fields);
        return part;
    }

    private MapPartSyntax ParsePart(JsonPropertySyntax property, ObjectKind kind, QueryLanguage language, string location)
    {
        var rule = FieldTable.For(kind);
        var part = new MapPartSyntax(property, _reader.Read((JsonObjectSyntax)property.Value, rule, language, property.NameSpan));
        foreach (var field in rule.Fields)
        {
            if (part.Fields.Find(field.Name) is not { } inner)
                continue;
            var place = $"{location}/{field.Name}";
            if (field.Content is { } content && inner.Value is JsonObjectSyntax)
                part.Add(field.Name, ParsePart(inner, content, language, place));
            else if (field.Kind == FieldKind.ReferencePath)
                part.Add(field.Name, ParseReferencePath(inner, PathRole.Field));
            else if (field.Kind is FieldKind.Template or FieldKind.Payload)
                part.Add(field.Name, language == QueryLanguage.JsonPath ? ParseTemplate(inner.Value) : ParseJsonata(inner.Value, place));
            else if (field.TakesExpression)
                part.Add(field.Name, ParsePartNumber(inner.Value, language, place));
        }

        return part;
    }

    // A placeholder's number is not known before deployment; the field then counts as absent.
    private ExpressionSyntax? ParsePartNumber(JsonValueSyntax value, QueryLanguage language, string place) =>
        value is JsonNumberSyntax ? new ConstantExpressionSyntax(value)
        : value is JsonStringSyntax text && language == QueryLanguage.Jsonata ? ParseExpression(text, place)
        : null;

    // What the parts of a distributed Map call, and what that needs (reference 8.8).
    private void CheckPart(JsonPropertySyntax property, ObjectKind kind, FieldSet fields)
    {
        if (kind == ObjectKind.ItemReader)
        {
            CheckPartResource(fields, "s3:getObject", "s3:listObjectsV2");
            if (fields.Object("ReaderConfig") is { } config)
                CheckCsv(fields.Find("ReaderConfig")!.NameSpan, config);
        }
        else if (kind == ObjectKind.ResultWriter)
        {
            CheckPartResource(fields, "s3:putObject");
            if (!fields.IsPresent("Resource") && (fields.IsPresent("Parameters") || fields.IsPresent("Arguments")))
                _diagnostics.ReportWithSuggestion(DiagnosticDescriptors.FieldMissing, property.NameSpan, "Resource", "Resource", property.Name);
        }
    }

    private void CheckPartResource(FieldSet fields, params string[] actions)
    {
        if (fields.Text("Resource") is not { } resource || Placeholder.IsIn(resource.Value)
            || actions.Any(action => resource.Value.EndsWith(":::" + action, StringComparison.Ordinal)))
            return;
        var names = FieldReader.Join([.. actions.Select(static action => "arn:aws:states:::" + action)], "or");
        _diagnostics.Report(DiagnosticDescriptors.ValueNotAllowed, resource.Span, "Resource", JsonLexer.Shorten(resource.Value), $"write {names}");
    }

    private void CheckCsv(TextSpan owner, JsonObjectSyntax config)
    {
        var location = config.Find("CSVHeaderLocation");
        if (TextOf(config, "InputType") == "CSV" && location is null)
            _diagnostics.ReportWithSuggestion(DiagnosticDescriptors.FieldMissing, owner, "CSVHeaderLocation", "CSVHeaderLocation", "ReaderConfig of CSV");
        if (TextOf(config, "CSVHeaderLocation") == "GIVEN" && config.Find("CSVHeaders") is null)
            _diagnostics.ReportWithSuggestion(
                DiagnosticDescriptors.FieldMissing, owner, "CSVHeaders", "CSVHeaders", "ReaderConfig with CSVHeaderLocation GIVEN");
    }

    private static string? TextOf(JsonObjectSyntax node, string name) => (node.Find(name)?.Value as JsonStringSyntax)?.Value;

    // Which fields go with which (reference 8.8).
    private void CheckItemReader(MapPartSyntax reader)
    {
        if (reader.Fields.Text("Resource") is not { } resource || Placeholder.IsIn(resource.Value))
            return;
        var lists = resource.Value.EndsWith(":s3:listObjectsV2", StringComparison.Ordinal);
        if (!lists && !resource.Value.EndsWith(":s3:getObject", StringComparison.Ordinal))
            return;
        var config = reader.Part("ReaderConfig")?.Fields;
        var input = config?.Text("InputType");
        var loads = config?.Text("Transformation")?.Value == "LOAD_AND_FLATTEN";
        if (lists)
            CheckLister(reader, input, loads);
        else
            CheckGetter(reader, config, input);
        if (config is not null && input is not null)
            CheckInputType(config, input);
    }

    private void CheckLister(MapPartSyntax reader, JsonStringSyntax? input, bool loads)
    {
        if (input is not null && !loads)
            Refuse(input, "InputType", "is read only with Transformation LOAD_AND_FLATTEN, as listed objects are not opened without it");
        else if (input is null && loads && !reader.Part("ReaderConfig")!.Fields.IsPresent("InputType"))
            _diagnostics.ReportWithSuggestion(
                DiagnosticDescriptors.FieldMissing, reader.Part("ReaderConfig")!.Property.NameSpan, "InputType", "InputType",
                "ReaderConfig with Transformation LOAD_AND_FLATTEN");
        if (reader.Part("ReaderConfig")?.Fields.Text("ManifestType") is { } manifest)
            Refuse(manifest, "ManifestType", "goes with the Resource s3:getObject only");
    }

    private void CheckGetter(MapPartSyntax reader, FieldSet? config, JsonStringSyntax? input)
    {
        var manifest = config?.Text("ManifestType")?.Value;
        if (manifest == "S3_INVENTORY" && input is not null)
            Refuse(input, "InputType", "does not go with ManifestType S3_INVENTORY, whose files say themselves what they are");
        else if (manifest != "S3_INVENTORY" && config?.IsPresent("InputType") != true && config?.HasUnknown != true)
            _diagnostics.ReportWithSuggestion(
                DiagnosticDescriptors.FieldMissing, (reader.Part("ReaderConfig")?.Property ?? reader.Property).NameSpan, "InputType", "InputType",
                "ReaderConfig of an item reader with s3:getObject");
        if (config?.Text("Transformation") is { Value: "LOAD_AND_FLATTEN" } transformation)
            Refuse(transformation, "Transformation", "LOAD_AND_FLATTEN goes with the Resource s3:listObjectsV2 only");
    }

    private void CheckInputType(FieldSet config, JsonStringSyntax input)
    {
        if (input.Value == "PARQUET")
            _diagnostics.Report(DiagnosticDescriptors.ParquetNotRead, input.Span);
        var location = config.Text("CSVHeaderLocation");
        if (input.Value is "JSON" or "JSONL" or "PARQUET" && location is not null)
            Refuse(location, "CSVHeaderLocation", $"does not go with InputType {input.Value}");
    }

    private void Refuse(JsonStringSyntax value, string field, string why) =>
        _diagnostics.Report(DiagnosticDescriptors.ItemReaderFieldMisfit, value.Span, field, why);
}
