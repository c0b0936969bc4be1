using System.Text;
using AslSharp.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AslSharp.Dashboard;

/// <summary>Tells pages when what they show has changed: server-sent events.</summary>
/// <param name="client">Tells of executions.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="stopping">When the application stops: open streams would keep it.</param>
internal sealed class LiveUpdates(ExecutionClient client, TimeProvider timeProvider, CancellationToken stopping)
{
    // People see no more, and whatever happens meanwhile is told at once.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // So that whoever is between browser and server does not take the silence for the end.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(20);

    /// <summary>Streams what changes of <c>?arn=</c>, an execution, a state machine or a Map Run; without it, of everything.</summary>
    internal async Task StreamAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await StreamAsync(context, end.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Browsers ask again by themselves when they can.
        }
    }

    private async Task StreamAsync(HttpContext context, CancellationToken cancellation)
    {
        var watching = client.WatchExecutionsAsync(context.Request.Query["arn"] is [{ Length: > 0 } arn] ? arn : null, cancellation)
            .GetAsyncEnumerator(cancellation);
        await using (watching.ConfigureAwait(false))
        {
            var next = watching.MoveNextAsync().AsTask();
            try
            {
                while (true)
                {
                    try
                    {
                        if (!await next.WaitAsync(LongestSilence, timeProvider, cancellation).ConfigureAwait(false)) return;
                    }
                    catch (TimeoutException)
                    {
                        await SendAsync(context, ": still here\n\n").ConfigureAwait(false);
                        continue;
                    }

                    await SendAsync(context, Event(watching.Current)).ConfigureAwait(false);
                    await Task.Delay(Pause, timeProvider, cancellation).ConfigureAwait(false);
                    next = watching.MoveNextAsync().AsTask();
                }
            }
            finally
            {
                // What is read cannot be given up while a reading is under way; that ends with the request.
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // The first has no executions: the watching has begun.
    private static string Event(IReadOnlyList<ExecutionListItem> changed)
        => changed.Count == 0
            ? "event: ready\ndata: []\n\n"
            : $"event: changed\ndata: {AslValue.Array([.. changed.Select(static each => AslValue.Of(each.ExecutionArn))]).ToJson()}\n\n";

    private static async Task SendAsync(HttpContext context, string text)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }
}
