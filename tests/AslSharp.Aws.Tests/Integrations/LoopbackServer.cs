using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AslSharp.Aws.Tests.Integrations;

/// <summary>A request that came over the loopback address.</summary>
internal sealed record LoopbackRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    internal string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>What is answered to it.</summary>
internal sealed record LoopbackAnswer(int Status, byte[] Body, params (string Name, string Value)[] Headers)
{
    internal LoopbackAnswer(int status, string body, params (string Name, string Value)[] headers)
        : this(status, Encoding.UTF8.GetBytes(body), headers)
    {
    }

    /// <summary>How many bytes of the body are sent before the connection is reset; null for all.</summary>
    internal int? ResetAfter { get; init; }

    /// <summary>Whether nothing is ever answered.</summary>
    internal bool Hangs { get; init; }
}

/// <summary>A web server that answers as a test says, and breaks connections where it says so.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<LoopbackRequest, LoopbackAnswer> _answer;
    private readonly Lock _gate = new();

    internal LoopbackServer(Func<LoopbackRequest, LoopbackAnswer> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    internal Uri Address { get; }

    internal List<LoopbackRequest> Requests { get; } = [];

    internal AwsOptions Options => new()
    {
        EndpointUrl = Address,
        Region = "us-east-1",
        Credentials = static _ => new(new AwsCredentials("test", "test")),
        PollingInterval = TimeSpan.FromMilliseconds(10),
        MaxAttempts = 1,
    };

    public void Dispose()
    {
        if (_stop.IsCancellationRequested) return;
        _stop.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await _listener.AcceptSocketAsync(_stop.Token);
            }
            catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            _ = ServeAsync(socket);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                await using var stream = new NetworkStream(socket);
                var request = await ReadAsync(stream);
                LoopbackAnswer answer;
                lock (_gate)
                {
                    Requests.Add(request);
                    answer = _answer(request);
                }

                if (answer.Hangs) await Task.Delay(Timeout.Infinite, _stop.Token);
                var head = new StringBuilder();
                head.Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} {(HttpStatusCode)answer.Status}\r\n");
                head.Append(CultureInfo.InvariantCulture, $"Content-Length: {answer.Body.Length}\r\nConnection: close\r\n");
                foreach (var (name, value) in answer.Headers) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
                await stream.WriteAsync(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()));
                var body = request.Method == "HEAD" ? [] : answer.Body;
                await stream.WriteAsync(body.AsMemory(0, answer.ResetAfter ?? body.Length));
                if (answer.ResetAfter is null) return;
                await Task.Delay(50);
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
            }
            catch (Exception problem) when (problem is IOException or OperationCanceledException or SocketException)
            {
                // The other side went away: so do we.
            }
        }
    }

    private static async Task<LoopbackRequest> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || !head[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one) == 0) throw new IOException("The request ended early.");
            head.Add(one[0]);
        }

        var lines = Encoding.UTF8.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var words in lines.Skip(1).Select(static line => line.Split(':', 2))) headers[words[0]] = words[1].Trim();
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body);
        var start = lines[0].Split(' ');
        var target = start[1].Split('?', 2);
        return new LoopbackRequest(start[0], target[0], target.Length == 2 ? target[1] : "", headers, body);
    }
}
