using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Services;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Checks;

/// <summary>
/// What a service integration is called with, against the model of the service (reference 11). Models may be older than the service, so that
/// all findings are warnings.
/// </summary>
/// <param name="diagnostics">Takes what is wrong.</param>
internal sealed class ParameterChecks(DiagnosticBag diagnostics)
{
    private const string Sdk = "aws-sdk:";

    // New values of a long list come more often than new models.
    private const int MostTexts = 40;

    private int _suggestions;
    private string _service = "";
    private string _action = "";
    private bool _isJsonata;

    /// <summary>Checks a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="resource">Its resource: an integration that is offered, without placeholders.</param>
    /// <param name="field">The resource's field.</param>
    public void Check(TaskStateSyntax state, BoundResource resource, JsonPropertySyntax field)
    {
        if (OptimisedServices.HasOwnForm(resource.ResourceType) || ServiceModel.FindFor(resource.ResourceType) is not { } model) return;
        _service = resource.ResourceType;
        _action = $"{resource.ResourceType}:{resource.ActionName}";
        _isJsonata = state.Header.Language == QueryLanguage.Jsonata;
        if (model.FindOperation(resource.ActionName) is not { } operation)
        {
            if (resource.ResourceType.StartsWith(Sdk, StringComparison.Ordinal)) ReportAction(resource, field.Value, model);
            return;
        }

        if (state.Fields.FindPresent(_isJsonata ? "Arguments" : "Parameters") is { Value: JsonObjectSyntax node } arguments && operation.Input is { } input)
            CheckMembers(arguments.Name, _action, arguments.NameSpan, node, input);
    }

    private void ReportAction(BoundResource resource, JsonValueSyntax value, ServiceModel model)
    {
        var meant = Suggest(resource.ActionName, model.Operations.Select(static name => char.ToLowerInvariant(name[0]) + name.Substring(1)));
        diagnostics.ReportWithSuggestion(
            DiagnosticDescriptors.SdkActionUnknown, value.Span,
            meant is not null && value is JsonStringSyntax text ? text.Value.Replace(resource.ActionName, meant) : null,
            resource.ResourceType, resource.ActionName, meant is null ? "look it up in the API reference of the service" : $"did you mean '{meant}'?");
    }

    private void CheckMembers(string name, string user, TextSpan place, JsonObjectSyntax node, ServiceShape shape)
    {
        if (node.Properties.Any(static property => Placeholder.IsIn(property.Name))) return;
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in node.Properties)
        {
            var isDynamic = !_isJsonata && property.Name.EndsWith(".$", StringComparison.Ordinal);
            var written = isDynamic ? property.Name.Substring(0, property.Name.Length - 2) : property.Name;
            if (shape.Find(written) is not { } member)
            {
                // A slip in the name of one that is required is one mistake, and not two.
                var meant = Suggest(written, shape.Members.Select(static other => other.PascalName));
                if (meant is not null) given.Add(shape.Find(meant)!.Name);
                diagnostics.ReportWithSuggestion(
                    DiagnosticDescriptors.ParameterUnknown, property.NameSpan, meant is null ? null : isDynamic ? meant + ".$" : meant,
                    written, user, meant is null ? "remove it" : $"did you mean '{meant}'?");
                continue;
            }

            given.Add(member.Name);
            if (!isDynamic) CheckValue(written, property.NameSpan, property.Value, member.Shape);
        }

        foreach (var member in shape.Members)
        {
            if (member.IsRequired && !given.Contains(member.Name))
                diagnostics.Report(DiagnosticDescriptors.IntegrationArgumentMissing, place, member.PascalName, _action, name);
        }
    }

    private void CheckValue(string name, TextSpan place, JsonValueSyntax value, ServiceShape shape)
    {
        if (shape.IsOpen || shape.Kind == ServiceShapeKind.Blob || IsUnknown(value)) return;
        switch (shape.Kind)
        {
            case ServiceShapeKind.Structure:
                if (value is JsonObjectSyntax node) CheckMembers(name, $"'{name}' of {_action}", place, node, shape);
                else Wrong("an object");
                break;
            case ServiceShapeKind.List:
                if (value is JsonArraySyntax list)
                {
                    foreach (var item in list.Items) CheckValue(name, item.Span, item, shape.Item);
                }
                else
                {
                    Wrong("a list");
                }

                break;
            case ServiceShapeKind.Map:
                if (value is JsonObjectSyntax map)
                {
                    foreach (var entry in map.Properties)
                    {
                        if (_isJsonata || !entry.Name.EndsWith(".$", StringComparison.Ordinal)) CheckValue(entry.Name, entry.NameSpan, entry.Value, shape.Item);
                    }
                }
                else
                {
                    Wrong("an object");
                }

                break;
            case ServiceShapeKind.String when value is JsonStringSyntax text:
                CheckText(name, text, shape.Texts);
                break;
            case ServiceShapeKind.String when !OptimisedServices.TakesJson(_service, name):
                Wrong("a text");
                break;
            case ServiceShapeKind.Integer or ServiceShapeKind.Number or ServiceShapeKind.Boolean or ServiceShapeKind.Timestamp when value is JsonObjectSyntax
                or JsonArraySyntax:
                Wrong(shape.Kind switch { ServiceShapeKind.Boolean => "true or false", ServiceShapeKind.Timestamp => "a timestamp", _ => "a number" });
                break;
        }

        void Wrong(string wanted)
            => diagnostics.Report(DiagnosticDescriptors.ParameterValueWrong, value.Span, name, _action, wanted, FieldReader.Describe(value.Kind));
    }

    private void CheckText(string name, JsonStringSyntax text, IReadOnlyList<string> texts)
    {
        if (texts.Count is 0 or > MostTexts || texts.Contains(text.Value)) return;
        var meant = Suggest(text.Value, texts);
        diagnostics.ReportWithSuggestion(
            DiagnosticDescriptors.ParameterTextUnknown, text.Span, meant,
            JsonLexer.Shorten(text.Value), name, _action,
            meant is null ? $"known are {string.Join(", ", texts.Take(6))}{(texts.Count > 6 ? " and others" : "")}" : $"did you mean '{meant}'?");
    }

    private string? Suggest(string name, IEnumerable<string> candidates)
        => _suggestions++ < NameSuggestion.Most ? NameSuggestion.Find(name, candidates.Take(NameSuggestion.MostCandidates)) : null;

    // What is known at run time only, or stands for anything.
    private bool IsUnknown(JsonValueSyntax value) => value is JsonMissingSyntax || value.Kind == JsonSyntaxKind.Null
        || (value is JsonStringSyntax text
            && (Placeholder.IsIn(text.Value) || (_isJsonata && text.Value.TrimStart().StartsWith("{%", StringComparison.Ordinal))));
}
