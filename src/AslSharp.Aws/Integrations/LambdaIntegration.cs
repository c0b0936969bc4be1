using System.Text;

namespace AslSharp.Aws;

/// <summary>Functions: <c>lambda:invoke</c> and bare ARNs.</summary>
internal static class LambdaIntegration
{
    internal static async ValueTask<AslValue> InvokeAsync(IntegrationCall call, CancellationToken cancellationToken)
    {
        if (call.Resource.Pattern.StartsWith("sync", StringComparison.Ordinal)) throw IntegrationRunner.NoPattern(call.Resource);
        var parameters = call.Parameters;
        var payload = parameters["Payload"];
        parameters = parameters.With("Payload", AslValue.Of(payload.IsUndefined ? "{}" : payload.ToJson()));
        var client = parameters["ClientContext"];
        if (client.IsObject) parameters = parameters.With("ClientContext", AslValue.Of(Convert.ToBase64String(client.ToUtf8Bytes())));
        var answer = await call.SendAsync("lambda", "invoke", parameters, cancellationToken).ConfigureAwait(false);
        var result = ReadPayload(answer.Response);
        if (answer.Response.Header("X-Amz-Function-Error") is not null) return Fail(call.Context, result, result.ToJson());
        var members = new List<AslProperty>();
        foreach (var property in answer.Value.Properties)
        {
            if (property.Name.Text != "Payload") members.Add(property);
        }

        if (answer.Response.Body.Length > 0) members.Add(new AslProperty("Payload", result));
        members.AddRange(SdkMetadata.Of(answer.Response));
        return Results.Structure(members);
    }

    internal static async ValueTask<AslValue> CallFunctionAsync(IntegrationCall call, CancellationToken cancellationToken)
    {
        // arn:aws:lambda:REGION:ACCOUNT:function:NAME
        var parts = call.Context.Resource.Split(':');
        var parameters = AslValue.Object(new AslProperty("FunctionName", call.Context.Resource), new AslProperty("Payload", call.Parameters.ToJson()));
        var scope = new CallScope { Credentials = call.Scope.Credentials, Region = parts.Length > 3 && parts[3].Length > 0 ? parts[3] : null };
        var answer = await call.Client.CallAsync("lambda", "invoke", parameters, scope, cancellationToken).ConfigureAwait(false);
        var result = ReadPayload(answer.Response);
        // The cause is the function's own text, blanks and all.
        return answer.Response.Header("X-Amz-Function-Error") is null ? result : Fail(call.Context, result, Encoding.UTF8.GetString(answer.Response.Body));
    }

    private static AslValue Fail(TaskContext context, AslValue error, string cause)
        => context.Fail(error.IsObject && error["errorType"].TryGetString(out var type) && type.Length > 0 ? type : "Lambda.Unknown", cause);

    private static AslValue ReadPayload(AwsResponse response)
    {
        if (response.Body.Length == 0) return AslValue.Null;
        return AslValue.TryParse(response.Body, out var value, out _) ? value : AslValue.Of(Encoding.UTF8.GetString(response.Body));
    }
}
