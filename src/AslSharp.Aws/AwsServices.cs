namespace AslSharp.Aws;

/// <summary>
/// Calls AWS services for tasks: optimised integrations in all their patterns, every <c>aws-sdk</c> action, bare function ARNs. One object serves
/// all machines and is safe to share.
/// </summary>
/// <example><code>
/// var aws = new AwsServices();
/// var options = new ExecutionOptions { Services = new ServiceHandlers().AddAws(aws), ObjectStore = new S3ObjectStore(aws) };
/// var machine = OrderStateMachine.WithoutTasks(options);
/// </code></example>
public sealed class AwsServices : IDisposable
{
    /// <summary>Makes the object; nothing is looked up before the first call.</summary>
    /// <param name="options">How services are called; null for the usual settings of this machine.</param>
    public AwsServices(AwsOptions? options = null) => Client = new AwsClient(options ?? new AwsOptions());

    internal AwsClient Client { get; }

    /// <summary>Answers a task: a <see cref="ServiceHandler"/> for any resource of AWS.</summary>
    /// <param name="parameters">The task's raw parameters.</param>
    /// <param name="context">The attempt; its <see cref="TaskContext.Resource"/> says what is called and how.</param>
    /// <param name="cancellationToken">Stops the call; a job of a <c>.sync</c> task is stopped too.</param>
    /// <returns>The raw result, as Step Functions has it.</returns>
    /// <exception cref="OperationCanceledException">The attempt ended first.</exception>
    public ValueTask<AslValue> InvokeAsync(AslValue parameters, TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return IntegrationRunner.RunAsync(Client, parameters, context, cancellationToken);
    }

    /// <summary>Calls an action of a service from code, with the names and values of <c>aws-sdk</c> tasks.</summary>
    /// <param name="service">The service as <c>aws-sdk</c> resources spell it: <c>dynamodb</c>, <c>secretsmanager</c>.</param>
    /// <param name="action">The action: <c>getItem</c>.</param>
    /// <param name="parameters">Its parameters, in PascalCase.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="AwsException">The service refused, or was not reached.</exception>
    /// <exception cref="ArgumentException">There is no such service or action, or the parameters are not those of it.</exception>
    public async ValueTask<AslValue> CallAsync(string service, string action, AslValue parameters, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(service);
        ArgumentException.ThrowIfNullOrEmpty(action);
        try
        {
            return (await Client.CallAsync(service, action, parameters, new CallScope { Form = ValueForm.Sdk }, cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (ParameterException problem)
        {
            throw new ArgumentException($"{service}:{action}: {problem.Message}.", nameof(parameters), problem);
        }
        catch (RuntimeFault problem)
        {
            throw new ArgumentException(problem.Cause, problem);
        }
    }

    /// <summary>Lets go of what it keeps; calls under way go on.</summary>
    public void Dispose() => Client.Dispose();
}

/// <summary>Registers <see cref="AwsServices"/>.</summary>
public static class AwsServiceHandlers
{
    private static readonly string[] Partitions = ["aws", "aws-cn", "aws-us-gov"];

    /// <summary>Lets AWS answer all tasks: every <c>arn:aws:states:::…</c> resource and every function's ARN. A handler of a longer text goes before
    /// it.</summary>
    /// <param name="handlers">The handlers.</param>
    /// <param name="services">Who calls AWS.</param>
    /// <returns>The handlers.</returns>
    /// <exception cref="ArgumentException">The resources have a handler already.</exception>
    public static ServiceHandlers AddAws(this ServiceHandlers handlers, AwsServices services)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        ArgumentNullException.ThrowIfNull(services);
        foreach (var partition in Partitions)
        {
            handlers.Add($"arn:{partition}:states:::*", services.InvokeAsync);
            handlers.Add($"arn:{partition}:lambda:*", services.InvokeAsync);
        }

        return handlers;
    }
}
