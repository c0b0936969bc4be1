namespace AslSharp.Aws.Tests.Integrations;

/// <summary>Integrations that are more than a call of a service's action.</summary>
public sealed class IntegrationTests
{
    [Fact]
    public async Task Lambda_Answer_IsInItsEnvelope()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(200, """{"total": 3}""", ("X-Amz-Executed-Version", "$LATEST"), ("x-amzn-RequestId", "ID-1")));

        var output = (await ActionMachine.RunAsync(server.Options, "lambda:invoke", """{"FunctionName": "arn:aws:lambda:us-east-1:123456789012:function:f:1", "Payload": {"a": 1}}""")).GetOutput();

        Assert.Equal(["ExecutedVersion", "Payload", "SdkHttpMetadata", "SdkResponseMetadata", "StatusCode"], output.Properties.ToArray().Select(static member => member.Name.Text));
        Assert.Equal("""{"total":3}""", output["Payload"].ToJson());
        Assert.Equal("ID-1", output["SdkResponseMetadata"]["RequestId"].GetString());
        Assert.Equal(200, output["SdkHttpMetadata"]["HttpStatusCode"].GetInt32());
        Assert.Equal("/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Af%3A1/invocations", server.Requests[0].Path);
        Assert.Equal("""{"a":1}""", server.Requests[0].Text);
    }

    [Fact]
    public async Task Function_ByItsArn_GetsTheInputAndGivesTheResult()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(200, "\"done\""));

        var result = await ActionMachine.RunAsync(server.Options, "arn:aws:lambda:us-east-1:123456789012:function:thumbnail", "\"text\"");

        Assert.Equal("done", result.GetOutput().GetString());
        Assert.Equal("\"text\"", server.Requests[0].Text);
    }

    [Fact]
    public async Task Callback_GivesTheTokenAndWaitsForTheAnswer()
    {
        var tokens = new TaskTokens();
        using var server = new LoopbackServer(request =>
        {
            var body = AslValue.Parse(AslValue.Parse(request.Body)["MessageBody"].GetString());
            _ = Task.Run(() => tokens.SendTaskSuccess(body["Token"].GetString(), AslValue.Of("approved")), TestContext.Current.CancellationToken);
            return new LoopbackAnswer(200, """{"MessageId": "1", "MD5OfMessageBody": "x"}""");
        });

        var result = await ActionMachine.RunAsync(server.Options, "sqs:sendMessage.waitForTaskToken", """{"QueueUrl": "http://q"}""", tokens: tokens);

        Assert.Equal("approved", result.GetOutput().GetString());
    }

    [Fact]
    public async Task Role_OfTheState_IsAssumedOnceAndSignsTheCall()
    {
        using var server = new LoopbackServer(static request => request.Text.StartsWith("Action=AssumeRole", StringComparison.Ordinal)
            ? new LoopbackAnswer(200, "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ROLEKEY</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>")
            : new LoopbackAnswer(200, "{}"));
        using var aws = new AwsServices(server.Options);
        var machine = WithRoleStateMachine.WithoutTasks(new ExecutionOptions { Services = new ServiceHandlers().AddAws(aws) });

        await machine.RunAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken);
        await machine.RunAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken);

        Assert.Single(server.Requests, static request => request.Text.Contains("RoleArn=arn%3Aaws%3Aiam%3A%3A210987654321%3Arole%2Fother", StringComparison.Ordinal));
        Assert.Equal(2, server.Requests.Count(static request => request.Headers["Authorization"].Contains("Credential=ROLEKEY/", StringComparison.Ordinal) && request.Headers["X-Amz-Security-Token"] == "t"));
    }

    [Fact]
    public async Task IdempotencyToken_ThatParametersLeaveOut_IsTheSameForEachRepetition()
    {
        var count = 0;
        using var server = new LoopbackServer(_ => new LoopbackAnswer(++count == 1 ? 500 : 200, """{"QueryExecutionId": "q"}"""));
        var options = server.Options with { MaxAttempts = 2, TimeProvider = new HastyTime() };

        await ActionMachine.RunAsync(options, "athena:startQueryExecution", """{"QueryString": "SELECT 1"}""");
        await ActionMachine.RunAsync(options, "athena:startQueryExecution", """{"QueryString": "SELECT 1"}""");

        var tokens = server.Requests.Select(static request => AslValue.Parse(request.Body)["ClientRequestToken"].GetString()).ToList();
        Assert.Equal(tokens[0], tokens[1]);
        Assert.NotEqual(tokens[0], tokens[2]);
    }

    [Fact]
    public async Task Model_OfBedrock_GetsAndGivesJson()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(200, """{"completion": "hi"}""", ("Content-Type", "application/json")));

        var output = (await ActionMachine.RunAsync(server.Options, "bedrock:invokeModel", """{"ModelId": "m.1", "Body": {"prompt": "hello"}}""")).GetOutput();

        Assert.Equal("""{"Body":{"completion":"hi"},"ContentType":"application/json"}""", output.ToJson());
        Assert.Equal("""{"prompt":"hello"}""", server.Requests[0].Text);
        Assert.Equal("/model/m.1/invoke", server.Requests[0].Path);
    }

    [Fact]
    public async Task Api_BehindAGateway_IsCalledAndSigned()
    {
        using var server = new LoopbackServer(static request => request.Path == "/prod/pets/1"
            ? new LoopbackAnswer(200, """{"pet": "cat"}""", ("X-Kind", "k"))
            : new LoopbackAnswer(403, """{"message":"Forbidden"}"""));

        var found = await ActionMachine.RunAsync(server.Options, "apigateway:invoke", $$"""
            {"ApiEndpoint": "{{server.Address.Authority}}", "Method": "PUT", "Stage": "prod", "Path": "/pets/1", "Headers": {"h": ["v"]}, "QueryParameters": {"q": ["1", "2"]}, "RequestBody": {"a": 1}, "AuthType": "IAM_ROLE"}
            """);
        var refused = await ActionMachine.RunAsync(server.Options, "apigateway:invoke", $$"""{"ApiEndpoint": "{{server.Address.Authority}}", "Method": "GET", "Path": "other"}""");

        var output = found.GetOutput();
        Assert.Equal("""{"pet":"cat"}""", output["ResponseBody"].ToJson());
        Assert.Equal("""["k"]""", output["Headers"]["X-Kind"].ToJson());
        Assert.Equal("OK", output["StatusText"].GetString());
        Assert.Equal(("q=1&q=2", """{"a":1}""", "v"), (server.Requests[0].Query, server.Requests[0].Text, server.Requests[0].Headers["h"]));
        Assert.Contains("/us-east-1/execute-api/aws4_request", server.Requests[0].Headers["Authorization"], StringComparison.Ordinal);
        Assert.Equal(("ApiGateway.403", """{"message":"Forbidden"}"""), (refused.Error, refused.Cause));
    }

    [Fact]
    public async Task Address_ByHttp_IsCalledWithItsConnection()
    {
        using var server = new LoopbackServer(static request => request.Path switch
        {
            "/token" => new LoopbackAnswer(200, """{"access_token": "T"}"""),
            "/form" => new LoopbackAnswer(201, "text"),
            _ => new LoopbackAnswer(404, "gone"),
        });
        var options = server.Options with
        {
            Connections = new Dictionary<string, HttpConnection>
            {
                ["arn:c"] = new() { Headers = new Dictionary<string, string> { ["x-key"] = "K" }, OAuth = new OAuthClient(new Uri(server.Address, "/token"), "id", "secret", "all") },
            },
        };

        var sent = await ActionMachine.RunAsync(options, "http:invoke", $$"""
            {"ApiEndpoint": "{{server.Address}}form?z=0", "Method": "POST", "InvocationConfig": {"ConnectionArn": "arn:c"}, "QueryParameters": {"q": "1"}, "RequestBody": {"a": [1, 2], "b": {"c": "d e"} },
             "Transform": {"RequestBodyEncoding": "URL_ENCODED", "RequestEncodingOptions": {"ArrayFormat": "BRACKETS"} } }
            """);
        var missing = await ActionMachine.RunAsync(options, "http:invoke", $$"""{"ApiEndpoint": "{{server.Address}}none", "Method": "GET", "InvocationConfig": {"ConnectionArn": "arn:c"} }""");
        var forbidden = await ActionMachine.RunAsync(options, "http:invoke", $$"""{"ApiEndpoint": "{{server.Address}}none", "Method": "GET", "Headers": {"Host": "x"}, "InvocationConfig": {"ConnectionArn": "arn:c"} }""");
        var unknown = await ActionMachine.RunAsync(options, "http:invoke", $$"""{"ApiEndpoint": "{{server.Address}}none", "Method": "GET", "InvocationConfig": {"ConnectionArn": "arn:d"} }""");

        Assert.Equal(201, sent.GetOutput()["StatusCode"].GetInt32());
        Assert.Equal("grant_type=client_credentials&client_id=id&client_secret=secret&scope=all", server.Requests[0].Text);
        Assert.Equal(("z=0&q=1", "a%5B%5D=1&a%5B%5D=2&b%5Bc%5D=d%20e"), (server.Requests[1].Query, server.Requests[1].Text));
        Assert.Equal(("Bearer T", "K"), (server.Requests[1].Headers["Authorization"], server.Requests[1].Headers["x-key"]));
        Assert.Equal(("States.Http.StatusCode.404", "gone"), (missing.Error, missing.Cause));
        Assert.Equal(ErrorNames.Runtime, forbidden.Error);
        Assert.Contains("has no connection 'arn:d'", unknown.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_FromCode_TakesAndGivesWhatTasksDo()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(200, """{"KeyMetadata": {"KeyId": "1", "AWSAccountId": "2", "CreationDate": 1767225600.5}}"""));
        using var aws = new AwsServices(server.Options);

        var answer = await aws.CallAsync("kms", "describeKey", AslValue.Object(new AslProperty("KeyId", "1")), TestContext.Current.CancellationToken);

        Assert.Equal("""{"KeyMetadata":{"AwsAccountId":"2","CreationDate":"2026-01-01T00:00:00.500Z","KeyId":"1"}}""", answer.ToJson());
        await Assert.ThrowsAsync<ArgumentException>(() => aws.CallAsync("kms", "describeKeys", AslValue.EmptyObject, TestContext.Current.CancellationToken).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => aws.CallAsync("kms", "describeKey", AslValue.EmptyObject, TestContext.Current.CancellationToken).AsTask());
    }
}
