namespace AslSharp.Aws;

/// <summary>Runs an attempt of a task: picks the integration, and names what went wrong.</summary>
internal static class IntegrationRunner
{
    internal static async ValueTask<AslValue> RunAsync(AwsClient client, AslValue parameters, TaskContext context, CancellationToken cancellationToken)
    {
        var isFunction = context.Descriptor.Kind == TaskKind.Function;
        var resource = isFunction ? new TaskResource("lambda", "invoke", "", false) : TaskResource.Parse(context.Resource);
        try
        {
            var call = new IntegrationCall
            {
                Client = client,
                Resource = resource,
                Parameters = parameters,
                Context = context,
                Scope = new CallScope
                {
                    Credentials = await RoleOfAsync(client, context, cancellationToken).ConfigureAwait(false),
                    Form = resource.IsSdk ? ValueForm.Sdk : ValueForm.Optimised,
                    IdempotencyKey = context.IdempotencyKey,
                },
            };
            if (isFunction) return await LambdaIntegration.CallFunctionAsync(call, cancellationToken).ConfigureAwait(false);
            return resource.IsSdk
                ? await CallSdkAsync(call, cancellationToken).ConfigureAwait(false)
                : await CallOptimisedAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException problem)
        {
            return resource.IsSdk ? FailSdk(client, context, resource, problem) : FailOptimised(context, resource, problem);
        }
        catch (ParameterException problem)
        {
            throw new RuntimeFault($"The Parameters '{parameters.ToJson()}' could not be used to start the Task: [{problem.Message}]");
        }
        catch (CredentialsException problem)
        {
            return context.Fail($"{ErrorPrefix(client, resource)}.{AwsException.NotReached}", problem.Message);
        }
    }

    private static async ValueTask<AwsCredentials?> RoleOfAsync(AwsClient client, TaskContext context, CancellationToken cancellationToken)
    {
        if (!context.Credentials.IsObject || !context.Credentials["RoleArn"].TryGetString(out var role)) return null;
        try
        {
            return await client.RoleAsync(role, cancellationToken).ConfigureAwait(false);
        }
        catch (AwsException problem) when (problem.StatusCode is 401 or 403)
        {
            throw new StatesTaskException(
                ErrorNames.TaskFailed, $"The role {context.Frame.Execution.RoleArn} is not authorized to assume the task state's role, {role}.");
        }
    }

    private static async ValueTask<AslValue> CallSdkAsync(IntegrationCall call, CancellationToken cancellationToken)
    {
        if (call.Resource.Pattern is not ("" or "waitForTaskToken")) throw NoPattern(call.Resource);
        return (await call.SendAsync(call.Resource.Service, call.Resource.Action, call.Parameters, cancellationToken).ConfigureAwait(false)).Value;
    }

    private static ValueTask<AslValue> CallOptimisedAsync(IntegrationCall call, CancellationToken cancellationToken) => call.Resource.Service switch
    {
        "lambda" when call.Resource.Action == "invoke" => LambdaIntegration.InvokeAsync(call, cancellationToken),
        "apigateway" => ApiGatewayIntegration.InvokeAsync(call, cancellationToken),
        "http" => HttpIntegration.InvokeAsync(call, cancellationToken),
        "elasticmapreduce" => EmrIntegration.RunAsync(call, cancellationToken),
        "bedrock" when call.Resource.Action == "invokeModel" => BedrockIntegration.InvokeModelAsync(call, cancellationToken),
        _ => CallServiceAsync(call, cancellationToken),
    };

    private static async ValueTask<AslValue> CallServiceAsync(IntegrationCall call, CancellationToken cancellationToken)
    {
        var (service, action, pattern, _) = call.Resource;
        var optimised = OptimisedService.Find(service)
            ?? throw new RuntimeFault($"'{call.Context.Resource}' is no integration of Step Functions: is it 'aws-sdk:{service}:{action}'?");
        Job? job = null;
        if (pattern.StartsWith("sync", StringComparison.Ordinal)) job = Jobs.Find(service, action) ?? throw NoPattern(call.Resource);
        var parameters = JsonTexts.Apply(service, call.Parameters, call.Context);
        var answer = await call.SendAsync(optimised.Model, action, parameters, cancellationToken).ConfigureAwait(false);
        var result = SdkMetadata.Add(answer);
        if (PartialFailures.Find(service, action, answer.Value) is { } failed) return call.Context.Fail(failed.Error, failed.Cause);
        return job is null ? result : await job.WaitAsync(call, optimised.Model, answer.Value, result, cancellationToken).ConfigureAwait(false);
    }

    internal static RuntimeFault NoPattern(TaskResource resource)
        => new($"The integration '{resource.Service}:{resource.Action}' has no form '.{resource.Pattern}'.");

    private static string ErrorPrefix(AwsClient client, TaskResource resource) => resource.IsSdk
        ? client.Operations.TryFind(resource.Service, resource.Action)?.Service.ClientName ?? resource.Service
        : OptimisedService.Find(resource.Service)?.ErrorPrefix ?? "ApiGateway";

    private static AslValue FailSdk(AwsClient client, TaskContext context, TaskResource resource, AwsException problem)
    {
        var prefix = ErrorPrefix(client, resource);
        return context.Fail(SdkErrors.ErrorOf(problem, prefix), SdkErrors.CauseOf(problem, prefix));
    }

    private static AslValue FailOptimised(TaskContext context, TaskResource resource, AwsException problem)
    {
        var service = OptimisedService.Find(resource.Service)!;
        return context.Fail(service.ErrorOf(problem), service.CauseOf(problem));
    }
}
