using System.Diagnostics;
using AslSharp.Orleans.Tests.Postgres;

namespace AslSharp.Orleans.Tests.Redis;

/// <summary>A Redis server of our own on loopback, in a temporary folder.</summary>
internal sealed class RedisServer : IDisposable
{
    private const string Name = "redis-server";

    private readonly Process _process;
    private readonly string _folder;

    private RedisServer(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        Address = $"127.0.0.1:{port}";
    }

    internal string Address { get; }

    /// <summary>The server's program; null where it is not installed.</summary>
    internal static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(static folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists);

    internal static async Task<RedisServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("aslsharp-redis-").FullName;
        var port = PostgresServer.FindFreePort();
        // What is answered has been written to the disk.
        var start = new ProcessStartInfo(
            Program ?? throw new InvalidOperationException("Redis is not installed."),
            ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "yes", "--appendfsync", "always"])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Ready to accept connections", StringComparison.Ordinal))
        {
        }

        // Read on, so that it is never held up by what it has to say.
        _ = process.StandardOutput.ReadToEndAsync();
        return new(process, folder, port);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
