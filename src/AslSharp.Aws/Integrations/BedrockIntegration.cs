namespace AslSharp.Aws;

/// <summary><c>bedrock:invokeModel</c>: the body is JSON, here or in S3.</summary>
internal static class BedrockIntegration
{
    internal static async ValueTask<AslValue> InvokeModelAsync(IntegrationCall call, CancellationToken cancellationToken)
    {
        var parameters = call.Parameters.Without("Input").Without("Output");
        if (Place(call.Parameters["Input"]) is { } source)
        {
            var text = await call.Client.CallAsync(
                "s3", "getObject", source, new CallScope { Credentials = call.Scope.Credentials, Form = ValueForm.Sdk }, cancellationToken)
                    .ConfigureAwait(false);
            parameters = parameters.With("Body", text.Value["Body"]);
        }

        if (!parameters["Body"].IsString && !parameters["Body"].IsUndefined) parameters = parameters.With("Body", AslValue.Of(parameters["Body"].ToJson()));
        if (parameters["ContentType"].IsUndefined) parameters = parameters.With("ContentType", "application/json");
        var answer = await call.SendAsync("bedrockruntime", "invokeModel", parameters, cancellationToken).ConfigureAwait(false);
        var members = new List<AslProperty>();
        if (Place(call.Parameters["Output"]) is { } target)
        {
            var body = System.Text.Encoding.UTF8.GetString(answer.Response.Body);
            await call.Client.CallAsync("s3", "putObject", target.With("Body", body), new CallScope { Credentials = call.Scope.Credentials }, cancellationToken)
                .ConfigureAwait(false);
        }
        else if (AslValue.TryParse(answer.Response.Body, out var body, out _))
        {
            members.Add(new AslProperty("Body", body));
        }

        members.Add(new AslProperty("ContentType", answer.Value["ContentType"].IsUndefined ? AslValue.Of("application/json") : answer.Value["ContentType"]));
        return AslValue.Object([.. members]);
    }

    // {"S3Uri": "s3://bucket/key"}
    private static AslValue? Place(AslValue value)
    {
        if (!value.IsObject || !value["S3Uri"].TryGetString(out var text)) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme != "s3") throw ParameterException.Invalid("S3Uri");
        return AslValue.Object(new AslProperty("Bucket", uri.Host), new AslProperty("Key", uri.AbsolutePath[1..]));
    }
}
