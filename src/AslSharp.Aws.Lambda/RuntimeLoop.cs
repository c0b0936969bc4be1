using System.Globalization;
using System.Net.Http.Headers;

namespace AslSharp.Aws.Lambda;

/// <summary>The three calls of the runtime interface, over and over.</summary>
internal sealed class RuntimeLoop(Uri address, TimeProvider timeProvider)
{
    // Enough to tell of the failure before the service ends the process.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(250);

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    internal async Task RunAsync(LambdaHandlers handlers, string? name, CancellationToken cancellationToken)
    {
        // The next event may be hours away.
        using var http = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        Function function;
        try
        {
            function = new Function(handlers.Find(name));
        }
        catch (InvalidOperationException problem)
        {
            await PostAsync(http, "init/error", FunctionError.Of(problem), cancellationToken).ConfigureAwait(false);
            throw;
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ServeOneAsync(http, function, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async ValueTask ServeOneAsync(HttpClient http, Function function, CancellationToken cancellationToken)
    {
        using var invocation = await http.GetAsync(new Uri("invocation/next", UriKind.Relative), cancellationToken).ConfigureAwait(false);
        invocation.EnsureSuccessStatusCode();
        var id = Header(invocation, "Lambda-Runtime-Aws-Request-Id") ?? throw new InvalidOperationException("An event came without an id.");
        // Whatever asks for the trace from here on gets that of this event.
        var trace = Header(invocation, "Lambda-Runtime-Trace-Id");
        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", trace);
        using var deadline = DeadlineOf(invocation);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        FunctionError? error;
        AslValue answer = default;
        try
        {
            var text = await invocation.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            (answer, error) = await function.InvokeAsync(text.Length == 0 ? AslValue.Null : AslValue.Parse(text), id, trace, both.Token).ConfigureAwait(false);
        }
        catch (Exception problem)
        {
            error = FunctionError.Of(problem);
        }

        if (error is not null) await PostAsync(http, $"invocation/{id}/error", error, CancellationToken.None).ConfigureAwait(false);
        else await PostAsync(http, $"invocation/{id}/response", answer, null, CancellationToken.None).ConfigureAwait(false);
    }

    private CancellationTokenSource DeadlineOf(HttpResponseMessage invocation)
    {
        var deadline = Header(invocation, "Lambda-Runtime-Deadline-Ms");
        if (!long.TryParse(deadline, CultureInfo.InvariantCulture, out var milliseconds)) return new CancellationTokenSource();
        var left = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) - timeProvider.GetUtcNow() - Margin;
        return new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, timeProvider);
    }

    private static string? Header(HttpResponseMessage message, string name) => message.Headers.TryGetValues(name, out var values) ? values.First() : null;

    private static ValueTask PostAsync(HttpClient http, string path, FunctionError error, CancellationToken cancellationToken)
        => PostAsync(http, path, error.ToValue(), error.Type, cancellationToken);

    private static async ValueTask PostAsync(HttpClient http, string path, AslValue body, string? errorType, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new ByteArrayContent(body.ToUtf8Bytes()) };
        request.Content.Headers.ContentType = Json;
        if (errorType is not null) request.Headers.TryAddWithoutValidation("Lambda-Runtime-Function-Error-Type", errorType);
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        // An answer that is too large is refused: the caller learns of it from the service.
    }
}
