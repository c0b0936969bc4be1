using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Binding;

// Task states (reference 8.2, 11).
public sealed partial class Binder
{
    private BoundTaskState BindTask(ScopeContext context, StateSymbol symbol, TaskStateSyntax state)
    {
        var resource = ResourceReader.Read(state.ResourceText);
        if (state.Resource is { } field)
            CheckResource(state, field, resource);
        CheckArgumentsForm(state, resource);
        CheckHeartbeat(state);
        CheckToken(state, resource);
        CheckRepetition(state);
        if (_diagnostics.File.Type == StateMachineType.Express)
            CheckExpress(state, resource);
        CheckCredentials(state, resource);
        return new BoundTaskState(
            symbol,
            BindData(context, state.Data),
            resource,
            Bind(context, state.TimeoutSeconds),
            Bind(context, state.HeartbeatSeconds),
            Bind(context, state.Credentials),
            BindHandlers(context, state, state.Handlers),
            BindNext(context, state));
    }

    private void CheckResource(TaskStateSyntax state, JsonPropertySyntax field, BoundResource resource)
    {
        if (resource.Kind == BoundResourceKind.Function && !ResourceReader.IsFunction(resource.Text))
            _diagnostics.Report(DiagnosticDescriptors.ResourceNotRecognized, field.Value.Span, resource.Text);
        if (resource.Kind != BoundResourceKind.Integration || Placeholder.IsIn(resource.ResourceType) || Placeholder.IsIn(resource.Action))
            return;
        switch (IntegrationTable.Check(resource))
        {
            case IntegrationVerdict.ServiceUnknown:
                _diagnostics.Report(DiagnosticDescriptors.ServiceUnknown, field.Value.Span, resource.ResourceType);
                break;
            case IntegrationVerdict.ActionUnknown:
                var advice = IntegrationTable.Advise(resource);
                _diagnostics.Report(DiagnosticDescriptors.IntegrationUnknown, field.Value.Span, $"{resource.ResourceType}:{resource.Action}", advice);
                break;
            default:
                CheckArguments(state, resource);
                break;
        }
    }

    // A service integration needs its arguments; which of them, is known for the common ones only.
    private void CheckArguments(TaskStateSyntax state, BoundResource resource)
    {
        var name = state.Header.Language == QueryLanguage.JsonPath ? "Parameters" : "Arguments";
        if (state.Fields.FindPresent(name) is not { } arguments)
        {
            if (!state.Fields.IsPresent("Parameters") && !state.Fields.IsPresent("Arguments"))
                _diagnostics.Report(DiagnosticDescriptors.IntegrationWithoutArguments, state.NameSpan, name, $"{resource.ResourceType}:{resource.Action}");
            return;
        }

        if (arguments.Value is not JsonObjectSyntax node || node.Properties.Any(static property => Placeholder.IsIn(property.Name)))
            return;
        foreach (var required in IntegrationTable.RequiredArguments(resource))
        {
            if (node.Find(required) is null && node.Find(required + ".$") is null)
                _diagnostics.Report(DiagnosticDescriptors.IntegrationArgumentMissing, arguments.NameSpan, required, $"{resource.ResourceType}:{resource.ActionName}", name);
        }
    }

    // A service takes an object; a function, in practice, any JSON.
    private void CheckArgumentsForm(TaskStateSyntax state, BoundResource resource)
    {
        var isJsonPath = state.Header.Language == QueryLanguage.JsonPath;
        var name = isJsonPath ? "Parameters" : "Arguments";
        if (state.Fields.Find(name) is not { Value: not JsonObjectSyntax and var value } || (!isJsonPath && state.Data.Arguments is JsonataExpressionSyntax))
            return;
        if (value is JsonStringSyntax text && Placeholder.IsIn(text.Value))
        {
            if (resource.Kind == BoundResourceKind.Integration)
                _diagnostics.Report(DiagnosticDescriptors.PlaceholderBecomesText, value.Span, name, "an object", JsonLexer.Shorten(text.Value));
            return;
        }

        if (resource.Kind == BoundResourceKind.Integration)
            _diagnostics.Report(DiagnosticDescriptors.FieldTypeWrong, value.Span, name, FieldReader.Describe(value.Kind), isJsonPath ? "an object" : "an object, or an expression between {% and %}");
        else if (isJsonPath)
            _diagnostics.Report(DiagnosticDescriptors.TemplateNotObject, value.Span, name, FieldReader.Describe(value.Kind));
    }

    private void CheckHeartbeat(TaskStateSyntax state)
    {
        if (state.Fields.Integer("TimeoutSeconds") is { } timeout && state.Fields.Find("HeartbeatSeconds") is { } heartbeat
            && state.Fields.Integer("HeartbeatSeconds") is { } interval && interval >= timeout)
        {
            var rule = interval == timeout ? DiagnosticDescriptors.HeartbeatEqualsTimeout : DiagnosticDescriptors.HeartbeatNotBelowTimeout;
            _diagnostics.Report(rule, heartbeat.Value.Span, state.Fields.Find("TimeoutSeconds")!.Span, heartbeat.Name);
        }
    }

    private void CheckCredentials(TaskStateSyntax state, BoundResource resource)
    {
        if (state.Fields.Find("Credentials") is not { Value: JsonObjectSyntax node } field)
            return;
        if (resource.Kind == BoundResourceKind.Activity)
            _diagnostics.Report(DiagnosticDescriptors.CredentialsOnActivity, field.NameSpan);
        else if (node.Find("RoleArn") is null && node.Find("RoleArn.$") is null && !node.Properties.Any(static property => Placeholder.IsIn(property.Name)))
            _diagnostics.Report(DiagnosticDescriptors.CredentialsWithoutRole, field.NameSpan);
        else if (node.Find("RoleArn")?.Value is { } role and not (JsonStringSyntax or JsonMissingSyntax or JsonObjectSyntax))
            _diagnostics.Report(DiagnosticDescriptors.FieldTypeWrong, role.Span, "RoleArn", FieldReader.Describe(role.Kind), "a string that holds an ARN");
    }
}
