using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace AslSharp.AspNetCore.Tests.Dashboard;

/// <summary>Asks what the page asks.</summary>
internal sealed class PageClient(Server server, string root = "asl/") : IDisposable
{
    internal const string Prefix = "arn:aws:states:eu-central-1:123456789012";

    private readonly HttpClient _http = new() { BaseAddress = new Uri(server.Address, root) };

    internal string Origin => server.Address.GetLeftPart(UriPartial.Authority);

    public void Dispose() => _http.Dispose();

    internal Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        change?.Invoke(request);
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    internal async Task<string> TextAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    internal async Task<AslValue> GetAsync(string path) => AslValue.Parse(await TextAsync(path));

    internal async Task<(HttpStatusCode Status, AslValue Answer)> PostAsync(string path, string body, Action<HttpRequestMessage>? change = null)
    {
        using var response = await SendAsync(HttpMethod.Post, path, body, change);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return (response.StatusCode, AslValue.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
    }

    internal async Task<string> StartAsync(string machine, string input, string? name = null)
    {
        var request = AslValue.Object(new AslProperty("machine", machine), new AslProperty("input", input));
        var (status, answer) = await PostAsync("api/start", (name is null ? request : request.With("name", name)).ToJson());
        Assert.Equal(HttpStatusCode.OK, status);
        return answer["arn"].GetString();
    }

    internal Task<AslValue> ExecutionAsync(string arn, int after = 0) => GetAsync($"api/execution?arn={Uri.EscapeDataString(arn)}&after={after}");

    /// <summary>The execution once something holds of it, which is told by the stream of changes.</summary>
    internal async Task<AslValue> WaitAsync(string arn, Predicate<AslValue> condition)
    {
        using var stream = await LiveAsync(arn);
        while (true)
        {
            await stream.NextAsync();
            var answer = await ExecutionAsync(arn);
            if (condition(answer)) return answer;
        }
    }

    internal async Task<LiveStream> LiveAsync(string? arn)
    {
        var response = await SendAsync(HttpMethod.Get, arn is null ? "api/live" : $"api/live?arn={Uri.EscapeDataString(arn)}");
        Assert.Equal(new MediaTypeHeaderValue("text/event-stream"), response.Content.Headers.ContentType);
        return new(response, new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }

    internal sealed class LiveStream(HttpResponseMessage response, StreamReader lines) : IDisposable
    {
        public void Dispose()
        {
            lines.Dispose();
            response.Dispose();
        }

        /// <summary>The next event: its name and its data.</summary>
        internal async Task<(string Name, string Data)> NextAsync()
        {
            var name = "";
            while (true)
            {
                var line = await lines.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new EndOfStreamException();
                if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line["event: ".Length..];
                if (line.StartsWith("data: ", StringComparison.Ordinal)) return (name, line["data: ".Length..]);
            }
        }
    }
}
