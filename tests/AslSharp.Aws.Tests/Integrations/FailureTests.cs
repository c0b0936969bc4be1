using System.Text;

namespace AslSharp.Aws.Tests.Integrations;

/// <summary>What goes wrong on the way to a service and in it, by the names that Step Functions gives it.</summary>
public sealed class FailureTests
{
    private const string Get = """{"TableName": "t", "Key": {"id": {"S": "1"}}}""";

    // Resource, parameters, status, body and error type of the answer, error name.
    public static TheoryData<string, string, int, string, string> Refusals => new()
    {
        { "dynamodb:getItem", Get, 400, """{"__type": "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException", "message": "slow"}""", "DynamoDB.ProvisionedThroughputExceededException" },
        { "aws-sdk:dynamodb:getItem", Get, 400, """{"__type": "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException", "message": "slow"}""", "DynamoDb.ProvisionedThroughputExceededException" },
        { "dynamodb:putItem", """{"TableName": "t", "Item": {"id": {"S": "1"}}}""", 400, """{"__type": "com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException", "message": "no"}""", "DynamoDB.ConditionalCheckFailedException" },
        { "dynamodb:getItem", Get, 400, """{"__type": "com.amazon.coral.service#AccessDeniedException", "Message": "no"}""", "DynamoDB.AmazonDynamoDBException" },
        { "aws-sdk:dynamodb:getItem", Get, 500, "oops", "DynamoDb.DynamoDbException" },
        { "lambda:invoke", """{"FunctionName": "f"}""", 429, """{"Reason": "ConcurrentInvocationLimitExceeded", "message": "Rate Exceeded.", "Type": "User", "__type": "TooManyRequestsException"}""", "Lambda.TooManyRequestsException" },
        { "lambda:invoke", """{"FunctionName": "f"}""", 404, """{"__type": "ResourceNotFoundException", "Message": "Function not found"}""", "Lambda.ResourceNotFoundException" },
        { "aws-sdk:s3:getObject", """{"Bucket": "bbb", "Key": "k"}""", 404, "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><RequestId>R</RequestId></Error>", "S3.NoSuchKeyException" },
        { "aws-sdk:s3:getObject", """{"Bucket": "bbb", "Key": "k"}""", 405, "<Error><Code>MethodNotAllowed</Code><Message>no</Message></Error>", "S3.S3Exception" },
        { "aws-sdk:s3:headObject", """{"Bucket": "bbb", "Key": "k"}""", 404, "", "S3.NoSuchKeyException" },
        { "sqs:sendMessage", """{"QueueUrl": "http://q", "MessageBody": "m"}""", 400, """{"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "The specified queue does not exist."}""", "SQS.AmazonSQSException" },
        { "aws-sdk:sqs:sendMessage", """{"QueueUrl": "http://q", "MessageBody": "m"}""", 400, """{"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "The specified queue does not exist."}""", "Sqs.QueueDoesNotExistException" },
        { "sns:publish", """{"TopicArn": "t", "Message": "m"}""", 404, "<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error><RequestId>R</RequestId></ErrorResponse>", "SNS.NotFoundException" },
        { "aws-sdk:ec2:describeVpcs", "{}", 400, "<Response><Errors><Error><Code>InvalidVpcID.NotFound</Code><Message>no</Message></Error></Errors><RequestID>R</RequestID></Response>", "Ec2.Ec2Exception" },
        { "aws-sdk:rds:describeDBInstances", """{"DbInstanceIdentifier": "x"}""", 404, "<ErrorResponse><Error><Code>DBInstanceNotFound</Code><Message>no</Message></Error></ErrorResponse>", "Rds.DbInstanceNotFoundException" },
        { "aws-sdk:secretsmanager:getSecretValue", """{"SecretId": "x"}""", 400, """{"__type": "ResourceNotFoundException", "Message": "no"}""", "SecretsManager.ResourceNotFoundException" },
        { "states:startExecution", """{"StateMachineArn": "m"}""", 400, """{"__type": "StateMachineDoesNotExist", "message": "State Machine Does Not Exist: 'm'"}""", "StepFunctions.StateMachineDoesNotExistException" },
        { "glue:startJobRun", """{"JobName": "j"}""", 400, """{"__type": "ConcurrentRunsExceededException", "Message": "no"}""", "Glue.ConcurrentRunsExceededException" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Refusal_OfService_HasItsName(string resource, string parameters, int status, string body, string error)
    {
        using var server = new LoopbackServer(_ => new LoopbackAnswer(status, body, ("x-amzn-RequestId", "ID-1")));

        var result = await ActionMachine.RunAsync(server.Options, resource, parameters);

        Assert.Equal(error, result.Error);
        Assert.Contains("ID-1", result.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Causes_OfBothKinds_AreInTheWordsOfTheirSdks()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(400, """{"__type": "ResourceNotFoundException", "message": "Gone"}""", ("x-amzn-RequestId", "ID-1")));

        var optimised = await ActionMachine.RunAsync(server.Options, "dynamodb:getItem", Get);
        var sdk = await ActionMachine.RunAsync(server.Options, "aws-sdk:dynamodb:getItem", Get);

        Assert.Equal("Gone (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: ID-1; Proxy: null)", optimised.Cause);
        Assert.Equal("Gone (Service: DynamoDb, Status Code: 400, Request ID: ID-1) (SDK Attempt Count: 1)", sdk.Cause);
    }

    [Fact]
    public async Task ThrottledCall_IsSentAgain_WithTheSameToken()
    {
        var count = 0;
        using var server = new LoopbackServer(_ => ++count < 3
            ? new LoopbackAnswer(400, """{"__type": "ThrottlingException", "message": "slow"}""")
            : new LoopbackAnswer(200, """{"executionArn": "e", "startDate": 1}"""));
        var options = server.Options with { MaxAttempts = 3, TimeProvider = new HastyTime() };

        var result = await ActionMachine.RunAsync(options, "states:startExecution", """{"StateMachineArn": "m", "Input": {}}""");

        Assert.Equal("e", result.GetOutput()["ExecutionArn"].GetString());
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task ThrottledCall_ThatStaysSo_SaysHowOftenItWasSent()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(503, "", ("x-amzn-RequestId", "ID-1")));
        var options = server.Options with { MaxAttempts = 4, TimeProvider = new HastyTime() };

        var result = await ActionMachine.RunAsync(options, "aws-sdk:dynamodb:getItem", Get);

        Assert.Equal("DynamoDb.DynamoDbException", result.Error);
        Assert.EndsWith("(SDK Attempt Count: 4)", result.Cause, StringComparison.Ordinal);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Connection_ResetInTheMiddleOfAnAnswer_IsTriedAgain()
    {
        var count = 0;
        using var server = new LoopbackServer(_ => new LoopbackAnswer(200, """{"Item": {"id": {"S": "1"}}}""") { ResetAfter = ++count == 1 ? 10 : null });
        var options = server.Options with { MaxAttempts = 2, TimeProvider = new HastyTime() };

        var result = await ActionMachine.RunAsync(options, "aws-sdk:dynamodb:getItem", Get);

        Assert.Equal("""{"Item":{"id":{"S":"1"}}}""", result.GetOutput().ToJson());
        Assert.Equal(2, count);
    }

    [Fact]
    public async Task Connection_ThatIsAlwaysReset_FailsAsTheSdkDoes()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(200, """{"Item": {}}""") { ResetAfter = 3 });

        var result = await ActionMachine.RunAsync(server.Options, "dynamodb:getItem", Get);

        Assert.Equal("DynamoDB.SdkClientException", result.Error);
        Assert.StartsWith("Unable to execute HTTP request: ", result.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_ThatNobodyListensFor_FailsAsTheSdkDoes()
    {
        using var gone = new LoopbackServer(static _ => new LoopbackAnswer(200, "{}"));
        gone.Dispose();

        var result = await ActionMachine.RunAsync(gone.Options, "aws-sdk:dynamodb:getItem", Get);

        Assert.Equal("DynamoDb.SdkClientException", result.Error);
    }

    [Fact]
    public async Task Call_ThatTakesTooLong_FailsAsTheSdkDoes()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(200, "{}") { Hangs = true });
        using var http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(300) };

        var result = await ActionMachine.RunAsync(server.Options with { HttpClient = http }, "aws-sdk:dynamodb:getItem", Get);

        Assert.Equal("DynamoDb.SdkClientException", result.Error);
        Assert.Contains("took too long", result.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dynamodb:getItem", Get, "DynamoDB.SdkClientException")]
    [InlineData("sns:publish", """{"TopicArn": "t", "Message": "m"}""", "SNS.SdkClientException")]
    public async Task Answer_ThatIsNotTheServices_FailsAsTheSdkDoes(string resource, string parameters, string error)
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(200, "<html><p>Welcome to the hotel"));

        var result = await ActionMachine.RunAsync(server.Options, resource, parameters);

        Assert.Equal(error, result.Error);
        Assert.StartsWith("Unable to unmarshall response (", result.Cause, StringComparison.Ordinal);
    }

    // Parameters, what is wrong with them.
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "aws-sdk:dynamodb:getItem", """{"TableName": "t", "Keys": {}}""", "The field 'Keys' is not supported by Step Functions" },
        { "aws-sdk:dynamodb:getItem", """{"TableName": "t"}""", "The field 'Key' is required but was missing" },
        { "aws-sdk:dynamodb:getItem", """{"TableName": 1, "Key": {}}""", "The value of the field 'TableName' has an invalid format" },
        { "sqs:sendMessage", """{"MessageBody": "m"}""", "The field 'QueueUrl' is required but was missing" },
        { "aws-sdk:s3:getObject", """{"Bucket": "b", "Key": ""}""", "The value of the field 'Key' has an invalid format" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Parameters_ThatCannotBeSent_EndTheExecutionBeforeTheCall(string resource, string parameters, string problem)
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(200, "{}"));

        var result = await ActionMachine.RunAsync(server.Options, resource, parameters);

        Assert.Equal(ErrorNames.Runtime, result.Error);
        Assert.EndsWith($"The Parameters '{AslValue.Parse(parameters).ToJson()}' could not be used to start the Task: [{problem}]", result.Cause, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Function_ThatFails_GivesItsOwnError()
    {
        using var server = new LoopbackServer(static _ => new LoopbackAnswer(
            200, """{"errorMessage": "no stock", "errorType": "OutOfStock"}""", ("X-Amz-Function-Error", "Unhandled"), ("X-Amz-Executed-Version", "3")));

        var invoked = await ActionMachine.RunAsync(server.Options, "lambda:invoke", """{"FunctionName": "f", "Payload": [1]}""");
        var bare = await ActionMachine.RunAsync(server.Options, "arn:aws:lambda:us-east-1:123456789012:function:thumbnail", "[2]");

        Assert.Equal("OutOfStock", invoked.Error);
        Assert.Equal("""{"errorMessage":"no stock","errorType":"OutOfStock"}""", invoked.Cause);
        Assert.Equal("OutOfStock", bare.Error);
        Assert.Equal("""{"errorMessage": "no stock", "errorType": "OutOfStock"}""", bare.Cause);
        Assert.Equal("[1][2]", string.Concat(server.Requests.Select(static request => Encoding.UTF8.GetString(request.Body))));
    }
}
