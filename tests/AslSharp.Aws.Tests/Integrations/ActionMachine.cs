namespace AslSharp.Aws.Tests.Integrations;

/// <summary>Calls one resource through the compiled machine of <c>actions.asl.json</c>.</summary>
internal static class ActionMachine
{
    internal static async Task<ExecutionResult> RunAsync(
        AwsOptions options, string resource, string parameters, CancellationToken? cancellationToken = null, TaskTokens? tokens = null)
    {
        using var aws = new AwsServices(options);
        var machine = ActionsStateMachine.WithoutTasks(
            new ExecutionOptions { Services = new ServiceHandlers().AddAws(aws), TaskTokens = tokens ?? new TaskTokens() });
        var full = resource.StartsWith("arn:", StringComparison.Ordinal) ? resource : "arn:aws:states:::" + resource;
        var input = AslValue.Object(new AslProperty("resource", full), new AslProperty("parameters", AslValue.Parse(parameters)));
        return await machine.ExecuteAsync(input, cancellationToken ?? TestContext.Current.CancellationToken);
    }
}
