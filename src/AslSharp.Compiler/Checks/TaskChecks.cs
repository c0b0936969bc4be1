using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Checks;

/// <summary>What a Task state names and hands over (reference 8.2, 11).</summary>
internal static class TaskChecks
{
    /// <summary>Checks a state.</summary>
    public static void Check(BoundTaskState task, ParameterChecks parameters, DiagnosticBag diagnostics)
    {
        var (state, resource) = ((TaskStateSyntax)task.Symbol.Syntax, task.Resource);
        if (state.Resource is { } field)
            CheckResource(state, field, resource, parameters, diagnostics);
        CheckArgumentsForm(state, resource, diagnostics);
        CheckHeartbeat(state, diagnostics);
        CheckCredentials(state, resource, diagnostics);
    }

    private static void CheckResource(
        TaskStateSyntax state, JsonPropertySyntax field, BoundResource resource, ParameterChecks parameters, DiagnosticBag diagnostics)
    {
        if (resource.Kind == BoundResourceKind.Function && !ResourceReader.IsFunction(resource.Text))
            diagnostics.Report(DiagnosticDescriptors.ResourceNotRecognized, field.Value.Span, resource.Text);
        if (resource.Kind != BoundResourceKind.Integration || Placeholder.IsIn(resource.ResourceType) || Placeholder.IsIn(resource.Action))
            return;
        switch (IntegrationTable.Check(resource))
        {
            case IntegrationVerdict.ServiceUnknown:
                diagnostics.Report(DiagnosticDescriptors.ServiceUnknown, field.Value.Span, resource.ResourceType);
                break;
            case IntegrationVerdict.ActionUnknown:
                var advice = IntegrationTable.Advise(resource);
                diagnostics.Report(DiagnosticDescriptors.IntegrationUnknown, field.Value.Span, $"{resource.ResourceType}:{resource.Action}", advice);
                break;
            default:
                CheckArguments(state, resource, diagnostics);
                parameters.Check(state, resource, field);
                break;
        }
    }

    private static void CheckArguments(TaskStateSyntax state, BoundResource resource, DiagnosticBag diagnostics)
    {
        var name = state.Header.Language == QueryLanguage.JsonPath ? "Parameters" : "Arguments";
        if (!state.Fields.IsPresent("Parameters") && !state.Fields.IsPresent("Arguments"))
            diagnostics.Report(DiagnosticDescriptors.IntegrationWithoutArguments, state.NameSpan, name, $"{resource.ResourceType}:{resource.Action}");
    }

    // A service takes an object; a function, in practice, any JSON.
    private static void CheckArgumentsForm(TaskStateSyntax state, BoundResource resource, DiagnosticBag diagnostics)
    {
        var isJsonPath = state.Header.Language == QueryLanguage.JsonPath;
        var name = isJsonPath ? "Parameters" : "Arguments";
        if (state.Fields.Find(name) is not { Value: not JsonObjectSyntax and var value } || (!isJsonPath && state.Data.Arguments is JsonataExpressionSyntax))
            return;
        if (value is JsonStringSyntax text && Placeholder.IsIn(text.Value))
        {
            if (resource.Kind == BoundResourceKind.Integration)
                diagnostics.Report(DiagnosticDescriptors.PlaceholderBecomesText, value.Span, name, "an object", JsonLexer.Shorten(text.Value));
            return;
        }

        if (resource.Kind == BoundResourceKind.Integration)
            diagnostics.Report(
                DiagnosticDescriptors.FieldTypeWrong, value.Span, name, FieldReader.Describe(value.Kind),
                isJsonPath ? "an object" : "an object, or an expression between {% and %}");
        else if (isJsonPath)
            diagnostics.Report(DiagnosticDescriptors.TemplateNotObject, value.Span, name, FieldReader.Describe(value.Kind));
    }

    private static void CheckHeartbeat(TaskStateSyntax state, DiagnosticBag diagnostics)
    {
        if (state.Fields.Integer("TimeoutSeconds") is { } timeout && state.Fields.Find("HeartbeatSeconds") is { } heartbeat
            && state.Fields.Integer("HeartbeatSeconds") is { } interval && interval >= timeout)
        {
            var rule = interval == timeout ? DiagnosticDescriptors.HeartbeatEqualsTimeout : DiagnosticDescriptors.HeartbeatNotBelowTimeout;
            diagnostics.Report(rule, heartbeat.Value.Span, state.Fields.Find("TimeoutSeconds")!.Span, heartbeat.Name);
        }
    }

    private static void CheckCredentials(TaskStateSyntax state, BoundResource resource, DiagnosticBag diagnostics)
    {
        if (state.Fields.Find("Credentials") is not { Value: JsonObjectSyntax node } field)
            return;
        if (resource.Kind == BoundResourceKind.Activity)
            diagnostics.Report(DiagnosticDescriptors.CredentialsOnActivity, field.NameSpan);
        else if (node.Find("RoleArn") is null && node.Find("RoleArn.$") is null && !node.Properties.Any(static property => Placeholder.IsIn(property.Name)))
            diagnostics.Report(DiagnosticDescriptors.CredentialsWithoutRole, field.NameSpan);
        else if (node.Find("RoleArn")?.Value is { } role and not (JsonStringSyntax or JsonMissingSyntax or JsonObjectSyntax))
            diagnostics.Report(DiagnosticDescriptors.FieldTypeWrong, role.Span, "RoleArn", FieldReader.Describe(role.Kind), "a string that holds an ARN");
    }
}
