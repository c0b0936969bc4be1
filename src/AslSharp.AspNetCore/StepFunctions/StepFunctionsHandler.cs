using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AslSharp.AspNetCore;

/// <summary>Takes requests in AWS JSON 1.0 apart, and answers in it.</summary>
internal sealed partial class StepFunctionsHandler(StepFunctionsOperations operations, StepFunctionsOptions options, ILogger logger)
{
    private const string ContentType = "application/x-amz-json-1.0";
    private const string Target = "AWSStepFunctions.";

    internal async Task HandleAsync(HttpContext context)
    {
        var requestId = Guid.NewGuid().ToString();
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        AslValue answer;
        try
        {
            Admit(context);
            var body = await RequestBody.ReadAsync(context).ConfigureAwait(false)
                ?? throw new ServiceException("RequestEntityTooLargeException", RequestBody.TooLong, 413);
            if (options.AccessKeys.Count > 0) RequestSignature.Check(context.Request, body, options);
            answer = await operations.RunAsync(OperationOf(context.Request), Parse(body), context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            var problem = exception as ServiceException ?? ServiceException.Of(exception);
            if (problem.StatusCode >= 500) Failed(logger, exception, requestId);
            context.Response.StatusCode = problem.StatusCode;
            answer = AslValue.Object(new AslProperty("__type", problem.Code), new AslProperty("message", problem.Message));
        }

        context.Response.ContentType = ContentType;
        var bytes = answer.ToUtf8Bytes();
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    internal EndpointAccess Access { get; } = new(
        "Step Functions' API", "configure access keys in its options", options.AccessKeys.Count > 0 || options.AllowsAnonymousRemoteCalls);

    private void Admit(HttpContext context)
    {
        if (!Access.Admits(context))
        {
            throw new ServiceException(
                "AccessDeniedException", "Only this machine may call this endpoint: configure access keys or an authorization policy to let others in.", 403);
        }
    }

    private static string OperationOf(HttpRequest request)
    {
        var target = request.Headers["X-Amz-Target"].ToString();
        return target.StartsWith(Target, StringComparison.Ordinal)
            ? target[Target.Length..]
            : throw new ServiceException("UnknownOperationException", $"The header X-Amz-Target names no operation of AWSStepFunctions: '{target}'.");
    }

    private static AslValue Parse(byte[] body)
    {
        if (body.Length == 0) return AslValue.EmptyObject;
        return AslValue.TryParse(body, out var value, out _) && value.IsObject
            ? value : throw new ServiceException("SerializationException", "The body is not a JSON object.");
    }

    [LoggerMessage(1, LogLevel.Error, "The request {RequestId} failed.")]
    private static partial void Failed(ILogger logger, Exception exception, string requestId);
}
