using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace AslSharp.Orleans.Tests.Postgres;

/// <summary>A PostgreSQL server of our own on loopback, in a temporary folder, with a database that is ready for Orleans.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _programs;
    private readonly string _folder;

    private PostgresServer(string programs, string folder, int port)
    {
        _programs = programs;
        _folder = folder;
        ConnectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Maximum Pool Size=60;Enlist=false;Max Auto Prepare=20";
    }

    internal string ConnectionString { get; }

    /// <summary>Where PostgreSQL's programs are; null where they are not installed.</summary>
    internal static string? Programs { get; } = FindPrograms();

    // The server refuses to run as root.
    private static bool IsRoot => Environment.UserName == "root";

    internal static async Task<PostgresServer> StartAsync(string schema)
    {
        var programs = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        var folder = Directory.CreateTempSubdirectory("aslsharp-postgres-").FullName;
        if (IsRoot) await RunAsync("chown", "postgres", folder);
        var port = FindFreePort();
        var server = new PostgresServer(programs, folder, port);
        await server.RunAsOwnerAsync("initdb", "--pgdata", $"{folder}/data", "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C");
        await server.RunAsOwnerAsync(
            "pg_ctl", "--pgdata", $"{folder}/data", "--log", $"{folder}/log", "--wait", "--options",
            $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=300 -c shared_buffers=256MB", "start");
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(await File.ReadAllTextAsync(schema), connection);
        // The texts of the statements hold parameters of others.
        command.AllResultTypesAreUnknown = true;
        await command.ExecuteNonQueryAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsOwnerAsync("pg_ctl", "--pgdata", $"{_folder}/data", "--mode", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    internal static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? FindPrograms()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).ToList();
        if (Directory.Exists("/usr/lib/postgresql")) folders.AddRange(Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(static version => $"{version}/bin"));
        return folders.Find(static folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private Task RunAsOwnerAsync(string program, params string[] arguments)
        => IsRoot ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(_programs, program), .. arguments]) : RunAsync(Path.Combine(_programs, program), arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Its output is not read: a server that it starts would hold it open.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in (string[])["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. arguments]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {string.Join(' ', arguments)}");
    }
}
