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

    /// <summary>Opens streams, starts executions meanwhile, and closes them. False where something went wrong.</summary>
    internal static async Task<bool> MeasureAsync(int count)
    {
        await using var target = await Target.StartAsync(null);
        await target.StartExecutionAsync();
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
        for (var i = 0; i < 50 && after.Objects > before.Objects + 16_777_216; i++)
        {
            await Task.Delay(200);
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
