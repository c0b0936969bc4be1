using System.Diagnostics;

namespace AslSharp.Orleans.Tests.Servers;

/// <summary>A Redis server of our own on loopback, in a temporary folder.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string Name = "redis-server";

    private readonly Process _process;
    private readonly ServerPlace _place;

    private RedisServer(Process process, ServerPlace place)
    {
        _process = process;
        _place = place;
        Address = $"{ServerPlace.Host}:{place.Port}";
    }

    internal string Address { get; }

    /// <summary>The server's program; null where it is not installed.</summary>
    internal static string? Program { get; } = ServerPlace.FindPrograms([Name]) is { } folder ? Path.Combine(folder, Name) : null;

    internal static async Task<RedisServer> StartAsync()
    {
        var program = Program ?? throw new InvalidOperationException("Redis is not installed.");
        var place = new ServerPlace("redis");
        // What is answered has been written to the disk.
        var start = new ProcessStartInfo(
            program,
            ["--port", $"{place.Port}", "--bind", ServerPlace.Host, "--dir", place.Folder, "--save", "", "--appendonly", "yes", "--appendfsync", "always"])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Ready to accept connections", StringComparison.Ordinal))
        {
        }

        // Read on, so that it is never held up by what it has to say.
        _ = process.StandardOutput.ReadToEndAsync();
        return new(process, place);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _place.Dispose();
    }
}
