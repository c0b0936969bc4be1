using System.Diagnostics;
using Npgsql;

namespace AslSharp.Orleans.Tests.Servers;

/// <summary>A PostgreSQL server of our own on loopback, in a temporary folder, with a database that is ready for Orleans.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _programs;
    private readonly ServerPlace _place = new("postgres");

    private PostgresServer(string programs)
    {
        _programs = programs;
        ConnectionString = $"Host={ServerPlace.Host};Port={_place.Port};Username=postgres;Database=postgres;Maximum Pool Size=60;Enlist=false;Max Auto Prepare=20";
    }

    internal string ConnectionString { get; }

    /// <summary>Where PostgreSQL's programs are; null where they are not installed.</summary>
    internal static string? Programs { get; } = ServerPlace.FindPrograms(["initdb", "pg_ctl"], FindInstallations());

    // The server refuses to run as root.
    private static bool IsRoot => Environment.UserName == "root";

    internal static async Task<PostgresServer> StartAsync(string schema)
    {
        var programs = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        var server = new PostgresServer(programs);
        var (folder, port) = (server._place.Folder, server._place.Port);
        if (IsRoot) await RunAsync("chown", "postgres", folder);
        await server.RunAsOwnerAsync("initdb", "--pgdata", $"{folder}/data", "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--locale", "C");
        await server.RunAsOwnerAsync(
            "pg_ctl", "--pgdata", $"{folder}/data", "--log", $"{folder}/log", "--wait", "--options",
            $"-p {port} -k {folder} -c listen_addresses={ServerPlace.Host} -c max_connections=300 -c shared_buffers=256MB", "start");
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
        await RunAsOwnerAsync("pg_ctl", "--pgdata", $"{_place.Folder}/data", "--mode", "immediate", "stop");
        _place.Dispose();
    }

    // Debian puts the programs of each version into a folder that is not on the path.
    private static IEnumerable<string> FindInstallations()
    {
        const string Folder = "/usr/lib/postgresql";
        return !Directory.Exists(Folder) ? [] : Directory.GetDirectories(Folder).OrderDescending().Select(static version => $"{version}/bin");
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
