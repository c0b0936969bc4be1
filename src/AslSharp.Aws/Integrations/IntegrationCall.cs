namespace AslSharp.Aws;

/// <summary>One attempt of a task that AWS answers.</summary>
internal sealed class IntegrationCall
{
    internal required AwsClient Client { get; init; }

    internal required TaskResource Resource { get; init; }

    internal required AslValue Parameters { get; init; }

    internal required TaskContext Context { get; init; }

    internal required CallScope Scope { get; init; }

    internal ValueTask<AwsAnswer> SendAsync(string service, string action, AslValue parameters, CancellationToken cancellationToken)
        => Client.CallAsync(service, action, parameters, Scope, cancellationToken);

    internal string? Text(string name) => Parameters[name].TryGetString(out var text) ? text : null;

    internal string Required(string name) => Text(name) ?? throw ParameterException.Missing(name);
}
