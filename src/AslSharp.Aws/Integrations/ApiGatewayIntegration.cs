namespace AslSharp.Aws;

/// <summary><c>apigateway:invoke</c>: an API behind Amazon API Gateway.</summary>
internal static class ApiGatewayIntegration
{
    internal static async ValueTask<AslValue> InvokeAsync(IntegrationCall call, CancellationToken cancellationToken)
    {
        if (call.Resource is not { Action: "invoke", Pattern: "" or "waitForTaskToken" }) throw IntegrationRunner.NoPattern(call.Resource);
        var endpoint = call.Required("ApiEndpoint");
        // Nothing but a loopback address is reached without TLS.
        var address = new Uri($"https://{endpoint}");
        if (address.IsLoopback) address = new Uri($"http://{endpoint}");
        var request = new AwsRequest { Method = call.Required("Method"), Address = address, Path = PathOf(call) };
        foreach (var (name, value) in HttpText.Lists(call.Parameters["Headers"])) request.Headers.Add((name, value));
        foreach (var (name, value) in HttpText.Lists(call.Parameters["QueryParameters"])) request.Query.Add((name, value));
        var body = call.Parameters["RequestBody"];
        if (!body.IsUndefined && !body.IsNull)
        {
            request.Body = body.ToUtf8Bytes();
            if (!request.HasHeader("Content-Type")) request.SetHeader("Content-Type", "application/json");
        }

        if (call.Text("AuthType") is "IAM_ROLE" or "RESOURCE_POLICY")
        {
            var credentials = call.Scope.Credentials ?? await call.Client.CredentialsAsync(cancellationToken).ConfigureAwait(false);
            var region = await call.Client.RegionAsync(cancellationToken).ConfigureAwait(false);
            SignatureV4.Sign(request, credentials, region, "execute-api", call.Client.Options.TimeProvider.GetUtcNow(), isPayloadSigned: true);
        }

        try
        {
            var answer = await HttpText.SendAsync(call.Client.Http, request, cancellationToken).ConfigureAwait(false);
            return answer.StatusCode is >= 200 and < 300
                ? answer.ToResult()
                : call.Context.Fail(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ApiGateway.{answer.StatusCode}"), answer.Text);
        }
        catch (Exception problem) when (AwsClient.IsOfTheWay(problem, cancellationToken))
        {
            return call.Context.Fail(
                $"ApiGateway.{AwsException.NotReached}", $"Unable to execute HTTP request: {problem.InnerException?.Message ?? problem.Message}");
        }
    }

    private static string PathOf(IntegrationCall call)
    {
        var path = (call.Text("Path") ?? "").TrimStart('/');
        var stage = call.Text("Stage");
        return UriText.Encode(stage is null ? "/" + path : $"/{stage}/{path}", keepsSlashes: true);
    }
}
