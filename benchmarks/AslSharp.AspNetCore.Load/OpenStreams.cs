using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AslSharp.AspNetCore.Load;

/// <summary>Many browsers that watch the page at once, some of which never read.</summary>
internal static class OpenStreams
{
    private const int MoreStarts = 100;

    // What stays after the first time is kept for the second; a leak would stay twice.
    private const int Times = 2;

    private static readonly TimeSpan LongestClosing = TimeSpan.FromSeconds(30);

    /// <summary>Opens streams, starts executions meanwhile, and closes them; then all of it once more. False where something went wrong.</summary>
    internal static async Task<bool> MeasureAsync(int count)
    {
        await using var target = await Target.StartAsync(null);
        await target.StartExecutionAsync();
        var isRight = true;
        for (var i = 0; i < Times; i++) isRight &= await MeasureAsync(target, count);
        return isRight;
    }

    private static async Task<bool> MeasureAsync(Target target, int count)
    {
        var before = await target.MemoryAsync();
        var clock = Stopwatch.StartNew();
        var clients = new List<TcpClient>();
        for (var i = 0; i < count; i++)
        {
            var client = new TcpClient();
            clients.Add(client);
            await client.ConnectAsync(IPAddress.Loopback, target.Address.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /asl/api/live HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        }

        // Each tenth reads nothing, ever.
        var readers = clients.Where(static (_, number) => number % 10 != 0).ToList();
        foreach (var client in readers) await ReadUntilAsync(client, "event: ready");
        var opened = clock.Elapsed;
        var open = await target.MemoryAsync();
        clock.Restart();
        var isStarted = await target.StartExecutionAsync();
        var answered = clock.Elapsed;
        foreach (var client in readers) await ReadUntilAsync(client, "event: changed");
        var told = clock.Elapsed;
        var errors = 0;
        for (var i = 0; i < MoreStarts; i++) errors += await target.StartExecutionAsync() ? 0 : 1;
        var busy = await target.MemoryAsync();
        foreach (var client in clients) client.Dispose();
        var after = await target.MemoryAsync();
        for (var closing = Stopwatch.StartNew(); closing.Elapsed < LongestClosing && after.Objects > before.Objects + 1_048_576;)
        {
            await Task.Delay(1000);
            after = await target.MemoryAsync();
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} event streams open in {opened.TotalSeconds:N1} s; a start is answered in {answered.TotalMilliseconds:N0} ms, and {readers.Count:N0} hear of it within {told.TotalSeconds:N1} s. {MoreStarts} more starts: {errors} errors."));
        Console.WriteLine(
            $"Objects: {Megabytes(before.Objects)} MB before, {Megabytes(open.Objects)} MB open, {Megabytes(busy.Objects)} MB after the starts, {Megabytes(after.Objects)} MB closed. Process: {Megabytes(before.Process)}, {Megabytes(open.Process)}, {Megabytes(busy.Process)}, {Megabytes(after.Process)} MB.");
        return isStarted && errors == 0;
    }

    private static async Task ReadUntilAsync(TcpClient client, string text)
    {
        var read = "";
        var buffer = new byte[2048];
        while (!read.Contains(text, StringComparison.Ordinal))
        {
            var length = await client.GetStream().ReadAsync(buffer);
            if (length == 0) throw new InvalidOperationException($"A stream was closed: {read}");
            read += Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    private static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("N0", CultureInfo.InvariantCulture);
}
