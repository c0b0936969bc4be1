using System.Globalization;
using System.Net.Sockets;
using System.Xml;

namespace AslSharp.Aws;

/// <summary>Calls operations of services: writes, signs, sends, tries again, reads.</summary>
internal sealed class AwsClient : IDisposable
{
    internal const string SessionName = "aslsharp";

    private static readonly HttpClient Shared = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(15) })
    {
        Timeout = TimeSpan.FromMinutes(5),
    };

    private readonly CachedCredentials _credentials;
    private readonly Dictionary<string, CachedCredentials> _roles = new(StringComparer.Ordinal);
    private string? _region;

    internal AwsClient(AwsOptions options)
    {
        Options = options;
        Settings = new AwsSettings(options);
        Http = options.HttpClient ?? Shared;
        Operations = new OperationTable(options.ServiceModels);
        _credentials = new CachedCredentials(new CredentialChain(options, this).FindAsync, options.TimeProvider);
    }

    internal AwsOptions Options { get; }

    internal AwsSettings Settings { get; }

    internal HttpClient Http { get; }

    internal OperationTable Operations { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _credentials.Dispose();
        foreach (var role in _roles.Values) role.Dispose();
    }

    /// <summary>Calls an operation.</summary>
    /// <exception cref="AwsException">The service refused, or was not reached.</exception>
    /// <exception cref="ParameterException">The parameters cannot be sent.</exception>
    internal ValueTask<AwsAnswer> CallAsync(string service, string action, AslValue parameters, CallScope scope, CancellationToken cancellationToken)
        => CallAsync(Operations.Find(service, action), parameters, scope, cancellationToken);

    /// <inheritdoc cref="CallAsync(string, string, AslValue, CallScope, CancellationToken)"/>
    internal async ValueTask<AwsAnswer> CallAsync(Operation operation, AslValue parameters, CallScope scope, CancellationToken cancellationToken)
    {
        var complete = Parameters.WithTokens(parameters, operation, scope.IdempotencyKey);
        var response = await SendAsync(operation, complete, scope, cancellationToken).ConfigureAwait(false);
        try
        {
            return new AwsAnswer(Protocol.Read(operation, response, scope.Form), response);
        }
        catch (Exception problem) when (problem is FormatException or XmlException)
        {
            // Something that is not the service answered: a proxy, say.
            throw new AwsException(
                operation.Service, AwsException.NotReached, 0, $"Unable to unmarshall response ({problem.Message})", innerException: problem);
        }
    }

    /// <summary>The credentials of a role.</summary>
    internal ValueTask<AwsCredentials> RoleAsync(string role, CancellationToken cancellationToken)
    {
        CachedCredentials? cached;
        lock (_roles)
        {
            if (!_roles.TryGetValue(role, out cached))
            {
                cached = new CachedCredentials(
                    async stop =>
                    {
                        var own = await _credentials.GetAsync(stop).ConfigureAwait(false);
                        return await AssumeRoleAsync(role, null, null, null, own, stop).ConfigureAwait(false);
                    },
                    Options.TimeProvider);
                _roles.Add(role, cached);
            }
        }

        return cached.GetAsync(cancellationToken);
    }

    internal ValueTask<AwsCredentials> AssumeRoleAsync(
        string role, string? session, string? externalId, int? seconds, AwsCredentials source, CancellationToken cancellationToken)
    {
        var parameters = AslValue.Object(new AslProperty("RoleArn", role), new AslProperty("RoleSessionName", session ?? SessionName));
        if (externalId is not null) parameters = parameters.With("ExternalId", externalId);
        if (seconds is { } duration) parameters = parameters.With("DurationSeconds", duration);
        return CallForCredentialsAsync("AssumeRole", parameters, source, cancellationToken);
    }

    internal async ValueTask<AwsCredentials> CallForCredentialsAsync(
        string action, AslValue parameters, AwsCredentials? source, CancellationToken cancellationToken)
    {
        var scope = new CallScope { Credentials = source, Form = ValueForm.Sdk };
        var answer = await CallAsync("sts", action, parameters, scope, cancellationToken).ConfigureAwait(false);
        return CredentialChain.Read(answer.Value["Credentials"], "SessionToken");
    }

    internal async ValueTask<string> RegionAsync(CancellationToken cancellationToken)
    {
        if (_region is { } known) return known;
        var region = Settings.Region;
        if (region is null && !Options.Environment.Is("AWS_EC2_METADATA_DISABLED"))
        {
            var metadata = new MachineMetadata(Http, Options.Environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"], Options.TimeProvider);
            region = await metadata.GetAsync("/latest/meta-data/placement/region", cancellationToken).ConfigureAwait(false);
        }

        return _region = region ?? throw new CredentialsException($"No AWS region is set: set {nameof(AwsOptions)}.{nameof(AwsOptions.Region)} or AWS_REGION.");
    }

    internal ValueTask<AwsCredentials> CredentialsAsync(CancellationToken cancellationToken) => _credentials.GetAsync(cancellationToken);

    /// <summary>Sends a request until it is answered; gives the message with its body unread.</summary>
    internal async ValueTask<HttpResponseMessage> OpenAsync(Operation operation, AslValue parameters, CallScope scope, CancellationToken cancellationToken)
    {
        var region = scope.Region ?? await RegionAsync(cancellationToken).ConfigureAwait(false);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var request = await PrepareAsync(operation, parameters, scope, region, cancellationToken).ConfigureAwait(false);
                return await AttemptAsync(operation, request, cancellationToken).ConfigureAwait(false);
            }
            catch (AwsException problem)
            {
                problem.Attempts = attempt;
                if (attempt >= Settings.MaxAttempts) throw;
                // A bucket is in another region than was thought: the service says in which.
                if (problem.BucketRegion is { } elsewhere && elsewhere != region && problem.StatusCode is 301 or 307 or 400) region = problem.BucketRegion!;
                else if (!Retries.IsWorthwhile(problem)) throw;
                else await Task.Delay(Retries.DelayBefore(attempt), Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<AwsResponse> SendAsync(Operation operation, AslValue parameters, CallScope scope, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var message = await OpenAsync(operation, parameters, scope, cancellationToken).ConfigureAwait(false);
            try
            {
                var response = await AwsResponse.ReadAsync(message, cancellationToken).ConfigureAwait(false);
                // S3 begins some answers before it knows how they end.
                return operation is { Service.Name: "s3", Name: "CompleteMultipartUpload" or "CopyObject" or "UploadPartCopy" }
                    && XmlBody.Parse(response.Body)?.Name.LocalName == "Error"
                    ? throw Protocol.ReadError(operation.Service, response)
                    : response;
            }
            catch (Exception problem) when (IsOfTheWay(problem, cancellationToken))
            {
                if (attempt >= Settings.MaxAttempts) throw NotReached(operation.Service, problem, attempt);
                await Task.Delay(Retries.DelayBefore(attempt), Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<AwsRequest> PrepareAsync(
        Operation operation, AslValue parameters, CallScope scope, string region, CancellationToken cancellationToken)
    {
        var request = Protocol.Write(operation, parameters);
        var service = operation.Service;
        var endpoint = Endpoint.Of(service, region, Settings.Endpoint(service));
        request.Address = endpoint.Address;
        var basePath = endpoint.Address.AbsolutePath.TrimEnd('/');
        if (service.Name == "s3" && !endpoint.IsCustom) BucketAddress.Apply(request, parameters);
        if (operation.HostPrefix is { } prefix && !endpoint.IsCustom) request.Address = WithPrefix(request.Address, prefix, parameters, operation);
        if (basePath.Length > 0) request.Path = basePath + request.Path;
        request.SetHeader("User-Agent", "AslSharp");
        scope.Prepare?.Invoke(request);
        if (operation.IsUnsigned || service.IsUnsigned) return request;
        var credentials = scope.Credentials ?? await _credentials.GetAsync(cancellationToken).ConfigureAwait(false);
        SignatureV4.Sign(request, credentials, endpoint.SigningRegion, endpoint.SigningName, Options.TimeProvider.GetUtcNow(), !operation.HasUnsignedPayload);
        return request;
    }

    private async ValueTask<HttpResponseMessage> AttemptAsync(Operation operation, AwsRequest request, CancellationToken cancellationToken)
    {
        HttpResponseMessage message;
        try
        {
            using var draft = request.ToMessage();
            message = await Http.SendAsync(draft, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception problem) when (IsOfTheWay(problem, cancellationToken))
        {
            throw NotReached(operation.Service, problem, 1);
        }

        if (message.IsSuccessStatusCode) return message;
        using (message)
        {
            try
            {
                throw Protocol.ReadError(operation.Service, await AwsResponse.ReadAsync(message, cancellationToken).ConfigureAwait(false));
            }
            catch (Exception problem) when (IsOfTheWay(problem, cancellationToken))
            {
                throw NotReached(operation.Service, problem, 1);
            }
        }
    }

    /// <summary>Whether an exception says that the way to a service failed, and not that the caller gave up.</summary>
    internal static bool IsOfTheWay(Exception problem, CancellationToken cancellationToken)
        => problem is HttpRequestException or IOException or SocketException
            || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static AwsException NotReached(Service service, Exception problem, int attempts)
    {
        var message = problem is OperationCanceledException ? "The request took too long" : problem.InnerException?.Message ?? problem.Message;
        return new AwsException(
            service, AwsException.NotReached, 0, $"Unable to execute HTTP request: {message}", innerException: problem)
        { Attempts = attempts };
    }

    private static Uri WithPrefix(Uri address, string prefix, AslValue parameters, Operation operation)
    {
        foreach (var member in operation.Input?.Members ?? [])
        {
            var value = parameters[member.PascalName].IsUndefined ? parameters[member.SdkName] : parameters[member.PascalName];
            if (!value.TryGetString(out var text)) continue;
            prefix = prefix.Replace($"{{{member.Name}}}", text.ToLower(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        return new UriBuilder(address) { Host = prefix + address.Host }.Uri;
    }
}
