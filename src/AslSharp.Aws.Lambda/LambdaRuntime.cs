namespace AslSharp.Aws.Lambda;

/// <summary>A custom runtime of AWS Lambda: asks for events, calls the handler, answers.</summary>
public static class LambdaRuntime
{
    /// <summary>Serves the function that this process was started for, until it is stopped.</summary>
    /// <param name="handlers">The functions of this executable; <c>_HANDLER</c> says which one it is.</param>
    /// <param name="cancellationToken">Stops it between two events.</param>
    /// <returns>A task that ends when it was stopped.</returns>
    /// <exception cref="InvalidOperationException">The process was not started by Lambda (<c>AWS_LAMBDA_RUNTIME_API</c> is not set), or there is no such
    /// handler, which Lambda was told.</exception>
    public static Task RunAsync(LambdaHandlers handlers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(handlers);
        var address = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")
            ?? throw new InvalidOperationException("AWS_LAMBDA_RUNTIME_API is not set: this program runs in AWS Lambda, as a custom runtime.");
        var loop = new RuntimeLoop(new Uri($"http://{address}/2018-06-01/runtime/"), TimeProvider.System);
        return loop.RunAsync(handlers, Environment.GetEnvironmentVariable("_HANDLER"), cancellationToken);
    }
}
