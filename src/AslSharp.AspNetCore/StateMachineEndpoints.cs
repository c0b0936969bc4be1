using AslSharp.Durable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AslSharp.AspNetCore;

/// <summary>Maps state machines as endpoints of minimal APIs.</summary>
public static class StateMachineEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Maps a state machine. <c>POST pattern</c> starts an execution with the body as its input, and waits a while for its end: 200 with the output,
    /// or 202 with the place where it can be asked for. <c>GET pattern/NAME</c> tells of an execution: 200 with the output, 202 while it runs.
    /// An execution that failed is answered by problem details. The header <c>Idempotency-Key</c> names the execution: a request that is sent
    /// again starts nothing again.
    /// </summary>
    /// <typeparam name="TMachine">The machine's class, registered by <c>AddStateMachine</c>.</typeparam>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The path.</param>
    /// <param name="patience">How long a request waits for the end of its execution; null for 10 seconds, zero for not at all.</param>
    /// <returns>Both endpoints.</returns>
    /// <exception cref="InvalidOperationException">The machine is not registered.</exception>
    public static IEndpointConventionBuilder MapStateMachine<TMachine>(this IEndpointRouteBuilder endpoints, string pattern, TimeSpan? patience = null)
        where TMachine : class, IStateMachine
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        var client = endpoints.ServiceProvider.GetService<StateMachineClient<TMachine>>()
            ?? throw new InvalidOperationException(
                $"The state machine {typeof(TMachine).Name} is not registered: call AddAslSharp().AddStateMachine<{typeof(TMachine).Name}>() on the services before.");
        var (input, output) = TypesOf(typeof(TMachine));
        var group = endpoints.MapGroup(pattern);
        var machine = new Machine(client.Executions, client.StateMachineArn, patience ?? Patience);
        RequestDelegate start = machine.StartAsync, describe = machine.DescribeAsync;
        // What describes an application tells of endpoints by their methods.
        group.MapPost("", start)
            .WithMetadata(
                start.Method, new AcceptsMetadata(["application/json"], input), Produces(200, output), Produces(202, typeof(void)),
                Produces(400, typeof(ProblemDetails)), Produces(409, typeof(ProblemDetails)), Produces(413, typeof(ProblemDetails)),
                Produces(429, typeof(ProblemDetails)),
                Produces(500, typeof(ProblemDetails)), Produces(504, typeof(ProblemDetails)))
            .WithSummary($"Starts an execution of {typeof(TMachine).Name}.");
        group.MapGet("{name}", describe)
            .WithMetadata(
                describe.Method, Produces(200, output), Produces(202, typeof(void)), Produces(404, typeof(ProblemDetails)),
                Produces(500, typeof(ProblemDetails)), Produces(504, typeof(ProblemDetails)))
            .WithSummary($"Tells of an execution of {typeof(TMachine).Name}.");
        return group;
    }

    private static ProducesResponseTypeMetadata Produces(int status, Type type)
        => type == typeof(void) ? new(status, type) : new(status, type, [type == typeof(ProblemDetails) ? "application/problem+json" : "application/json"]);

    // A typed machine names both in its base class.
    private static (Type Input, Type Output) TypesOf(Type machine)
        => machine.BaseType is { IsGenericType: true, GenericTypeArguments: [var input, var output] } ? (input, output) : (typeof(AslValue), typeof(AslValue));

    private sealed class Machine(ExecutionClient client, string arn, TimeSpan patience)
    {
        private const string Key = "Idempotency-Key";

        internal async Task StartAsync(HttpContext context)
        {
            if (await RequestBody.ReadAsync(context).ConfigureAwait(false) is not { } body)
            {
                await ProblemAsync(context, 413, "The body is too long.", RequestBody.TooLong).ConfigureAwait(false);
                return;
            }

            if (!AslValue.TryParse(body, out var input, out var problem))
            {
                await ProblemAsync(context, 400, "The body is not JSON.", problem!.Message).ConfigureAwait(false);
                return;
            }

            try
            {
                var name = context.Request.Headers[Key] is [{ Length: > 0 } key] ? key : null;
                var started = await client.StartExecutionAsync(arn, input, name, context.Request.Headers.TraceParent, context.RequestAborted)
                    .ConfigureAwait(false);
                var execution = await WaitAsync(started.ExecutionArn, context.RequestAborted).ConfigureAwait(false);
                await AnswerAsync(
                    context, execution, $"{context.Request.PathBase}{context.Request.Path.Value!.TrimEnd('/')}/{Uri.EscapeDataString(execution.Name)}")
                        .ConfigureAwait(false);
            }
            catch (ExecutionAlreadyExistsException exception)
            {
                await ProblemAsync(context, 409, "ExecutionAlreadyExists", exception.Message).ConfigureAwait(false);
            }
            catch (ExecutionLimitExceededException exception)
            {
                await ProblemAsync(context, 429, "ExecutionLimitExceeded", exception.Message).ConfigureAwait(false);
            }
            catch (InvalidNameException exception)
            {
                await ProblemAsync(context, 400, "InvalidName", exception.Message).ConfigureAwait(false);
            }
        }

        internal async Task DescribeAsync(HttpContext context)
        {
            var name = (string)context.Request.RouteValues["name"]!;
            try
            {
                var execution = await client.DescribeExecutionAsync(
                    $"{arn.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}", context.RequestAborted).ConfigureAwait(false);
                await AnswerAsync(context, execution, null).ConfigureAwait(false);
            }
            catch (ExecutionDoesNotExistException exception)
            {
                await ProblemAsync(context, 404, "ExecutionDoesNotExist", exception.Message).ConfigureAwait(false);
            }
        }

        private async Task<ExecutionDescription> WaitAsync(string execution, CancellationToken cancellationToken)
        {
            if (patience > TimeSpan.Zero)
            {
                using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                waiting.CancelAfter(patience);
                try
                {
                    return await client.WaitForExecutionAsync(execution, waiting.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    // It takes longer: whoever started it asks later.
                }
            }

            return await client.DescribeExecutionAsync(execution, cancellationToken).ConfigureAwait(false);
        }

        private static Task AnswerAsync(HttpContext context, ExecutionDescription execution, string? location)
        {
            switch (execution.Status)
            {
                case ExecutionStatus.Succeeded:
                    context.Response.ContentType = "application/json";
                    return context.Response.Body.WriteAsync(execution.Output.ToUtf8Bytes(), context.RequestAborted).AsTask();
                case ExecutionStatus.Running:
                    context.Response.StatusCode = 202;
                    if (location is not null) context.Response.Headers.Location = location;
                    context.Response.Headers.RetryAfter = "1";
                    return Task.CompletedTask;
                default:
                    return ProblemAsync(
                        context, execution.Status == ExecutionStatus.TimedOut ? 504 : 500, execution.Error ?? execution.Status.ToString(), execution.Cause);
            }
        }

        private static Task ProblemAsync(HttpContext context, int status, string title, string? detail)
            => TypedResults.Problem(detail, context.Request.Path, status, title).ExecuteAsync(context);
    }
}
