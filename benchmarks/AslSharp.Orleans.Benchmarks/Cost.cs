using System.Diagnostics;
using Npgsql;

namespace AslSharp.Orleans.Benchmarks;

/// <summary>What has been spent so far.</summary>
/// <param name="Records">Records of grain storage written.</param>
/// <param name="LogBytes">Bytes of the database's write-ahead log.</param>
/// <param name="Silo">Processor time of this process.</param>
/// <param name="Database">Processor time of all processes of PostgreSQL.</param>
internal readonly record struct Cost(long Records, long LogBytes, TimeSpan Silo, TimeSpan Database)
{
    // The server counts for itself once in a second.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    public static Cost operator -(Cost one, Cost other)
        => new(one.Records - other.Records, one.LogBytes - other.LogBytes, one.Silo - other.Silo, one.Database - other.Database);

    internal static async Task<Cost> ReadAsync(string database)
    {
        var (silo, server) = (Environment.CpuUsage.TotalTime, TimeSpan.Zero);
        foreach (var process in Process.GetProcessesByName("postgres"))
        {
            using (process) server += process.TotalProcessorTime;
        }

        await Task.Delay(Pause);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT (SELECT n_tup_ins + n_tup_upd FROM pg_stat_user_tables WHERE relname = 'orleansstorage'), (SELECT wal_bytes::bigint FROM pg_stat_wal)", connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new(reader.GetInt64(0), reader.GetInt64(1), silo, server);
    }
}
