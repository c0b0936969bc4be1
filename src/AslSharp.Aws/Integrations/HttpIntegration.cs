using System.Globalization;
using System.Text;

namespace AslSharp.Aws;

/// <summary><c>http:invoke</c>: an address on the internet, authorised by a connection of the options.</summary>
internal static class HttpIntegration
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "A-IM", "Accept-Charset", "Accept-Datetime", "Accept-Encoding", "Authorization", "Cache-Control", "Connection", "Content-Encoding", "Content-MD5",
        "Date", "Expect", "Forwarded", "From", "Host", "HTTP2-Settings", "Max-Forwards", "Origin", "Pragma", "Proxy-Authorization", "Referer", "Server",
        "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Via", "Warning",
    };

    private static readonly string[] ForbiddenStarts = ["If-", "x-forwarded-", "x-amz-", "x-amzn-"];

    internal static async ValueTask<AslValue> InvokeAsync(IntegrationCall call, CancellationToken cancellationToken)
    {
        if (call.Resource.Pattern.Length > 0 || call.Resource.Action != "invoke") throw IntegrationRunner.NoPattern(call.Resource);
        var connection = ConnectionOf(call);
        using var patience = new CancellationTokenSource(Longest, call.Client.Options.TimeProvider);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var request = Write(call, connection);
            await AuthoriseAsync(call, connection, request, both.Token).ConfigureAwait(false);
            var answer = await HttpText.SendAsync(call.Client.Http, request, both.Token).ConfigureAwait(false);
            return answer.StatusCode is >= 200 and < 300
                ? answer.ToResult()
                : call.Context.Fail(string.Create(CultureInfo.InvariantCulture, $"States.Http.StatusCode.{answer.StatusCode}"), answer.Text);
        }
        catch (Exception problem) when (AwsClient.IsOfTheWay(problem, cancellationToken))
        {
            var isLate = problem is OperationCanceledException;
            var reason = isLate ? "The request took longer than 60 seconds." : problem.InnerException?.Message ?? problem.Message;
            return call.Context.Fail("States.Http.Socket", reason);
        }
    }

    private static HttpConnection ConnectionOf(IntegrationCall call)
    {
        var place = call.Parameters["InvocationConfig"].IsObject ? call.Parameters["InvocationConfig"] : call.Parameters["Authentication"];
        if (!place.IsObject || !place["ConnectionArn"].TryGetString(out var arn)) throw ParameterException.Missing("ConnectionArn");
        return call.Client.Options.Connections.TryGetValue(arn, out var connection)
            ? connection
            : throw new RuntimeFault($"{nameof(AwsOptions)}.{nameof(AwsOptions.Connections)} has no connection '{arn}'.");
    }

    private static AwsRequest Write(IntegrationCall call, HttpConnection connection)
    {
        if (!Uri.TryCreate(call.Required("ApiEndpoint"), UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
        {
            throw ParameterException.Invalid("ApiEndpoint");
        }

        var request = new AwsRequest { Method = call.Required("Method"), Address = address, Path = address.AbsolutePath };
        foreach (var pair in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = pair.Split('=', 2);
            request.Query.Add((Uri.UnescapeDataString(words[0]), words.Length == 2 ? Uri.UnescapeDataString(words[1]) : ""));
        }

        foreach (var (name, value) in HttpText.Lists(call.Parameters["Headers"]))
        {
            if (Forbidden.Contains(name) || Array.Exists(ForbiddenStarts, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
            {
                throw new ParameterException($"The header '{name}' is not allowed");
            }

            request.Headers.Add((name, value));
        }

        foreach (var (name, value) in HttpText.Lists(call.Parameters["QueryParameters"])) request.Query.Add((name, value));
        foreach (var (name, value) in connection.Headers) request.SetHeader(name, value);
        foreach (var (name, value) in connection.QueryParameters) request.Query.Add((name, value));
        WriteBody(call, connection, request);
        return request;
    }

    private static void WriteBody(IntegrationCall call, HttpConnection connection, AwsRequest request)
    {
        var body = call.Parameters["RequestBody"];
        if (connection.BodyParameters.Count > 0 && (body.IsUndefined || body.IsObject))
        {
            if (body.IsUndefined) body = AslValue.EmptyObject;
            foreach (var (name, value) in connection.BodyParameters) body = body.With(PropertyName.FromData(name), AslValue.Of(value));
        }

        if (body.IsUndefined || body.IsNull) return;
        var transform = call.Parameters["Transform"];
        var isForm = transform.IsObject && transform["RequestBodyEncoding"].StringEquals("URL_ENCODED");
        var options = isForm ? transform["RequestEncodingOptions"] : default;
        var arrays = options.IsObject && options["ArrayFormat"].TryGetString(out var format) ? format : "INDICES";
        request.Body = isForm ? Encoding.UTF8.GetBytes(FormText.Write(body, arrays)) : ParameterText.Bytes(body);
        if (request.HasHeader("Content-Type")) return;
        request.SetHeader("Content-Type", isForm ? "application/x-www-form-urlencoded" : body.IsString ? "text/plain" : "application/json");
    }

    private static async ValueTask AuthoriseAsync(IntegrationCall call, HttpConnection connection, AwsRequest request, CancellationToken cancellationToken)
    {
        if (connection.Basic is { } basic)
        {
            request.SetHeader("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{basic.UserName}:{basic.Password}")));
        }

        if (connection.OAuth is not { } client) return;
        var form = $"grant_type=client_credentials&client_id={UriText.Encode(client.ClientId)}&client_secret={UriText.Encode(client.ClientSecret)}"
            + (client.Scope is null ? "" : $"&scope={UriText.Encode(client.Scope)}");
        var draft = new AwsRequest { Address = client.Endpoint, Path = client.Endpoint.AbsolutePath, Body = Encoding.UTF8.GetBytes(form) };
        draft.SetHeader("Content-Type", "application/x-www-form-urlencoded");
        var answer = await HttpText.SendAsync(call.Client.Http, draft, cancellationToken).ConfigureAwait(false);
        if (!AslValue.TryParse(answer.Text, out var token, out _) || !token.IsObject || !token["access_token"].TryGetString(out var access))
        {
            throw new HttpRequestException($"The OAuth server gave no access token: {answer.StatusCode} {answer.Text}");
        }

        request.SetHeader("Authorization", "Bearer " + access);
    }
}
