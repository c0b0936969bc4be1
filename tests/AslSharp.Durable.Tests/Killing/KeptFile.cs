using Microsoft.Data.Sqlite;

namespace AslSharp.Durable.Tests.Killing;

/// <summary>What a file of executions holds, read from a copy: the next process finds the file as the last one left it.</summary>
internal sealed class KeptFile
{
    private static readonly string[] Rests =
    [
        "SELECT 'tasks of activities: ' || count(*) FROM activity_tasks HAVING count(*) > 0",
        "SELECT 'executions to be woken: ' || count(*) FROM executions WHERE wake IS NOT NULL HAVING count(*) > 0",
        $"SELECT 'executions that run: ' || group_concat(name) FROM executions WHERE status = {(int)ExecutionStatus.Running} HAVING count(*) > 0",
        "SELECT 'payloads of nobody: ' || count(*) FROM payloads WHERE execution NOT IN (SELECT id FROM executions) HAVING count(*) > 0",
        "SELECT 'events of nobody: ' || count(*) FROM events WHERE execution NOT IN (SELECT id FROM executions) HAVING count(*) > 0",
        "SELECT 'Map Runs of nobody: ' || count(*) FROM map_runs WHERE execution NOT IN (SELECT id FROM executions) HAVING count(*) > 0",
    ];

    private KeptFile(IReadOnlyList<KeptHistory> histories, IReadOnlyList<string> rests)
    {
        Histories = histories;
        RestsLeft = rests;
    }

    /// <summary>All executions, children of distributed Maps too.</summary>
    internal IReadOnlyList<KeptHistory> Histories { get; }

    /// <summary>What must not be there when all executions have ended.</summary>
    internal IReadOnlyList<string> RestsLeft { get; }

    internal static async Task<KeptFile> ReadAsync(string folder)
    {
        var copy = Directory.CreateDirectory(Path.Combine(folder, "copy")).FullName;
        foreach (var name in (string[])["executions.db", "executions.db-wal"])
        {
            var (from, to) = (Path.Combine(folder, name), Path.Combine(copy, name));
            if (File.Exists(from)) File.Copy(from, to, overwrite: true);
            else File.Delete(to);
        }

        var path = Path.Combine(copy, "executions.db");
        var histories = new List<KeptHistory>();
        await using (var store = new SqliteExecutionStore(path))
        {
            await store.OpenAsync(default);
            foreach (var arn in Query(path, "SELECT s.text || e.name FROM executions e JOIN names s ON s.id = e.scope ORDER BY e.id"))
            {
                histories.Add(await KeptHistory.ReadAsync(store, arn));
            }
        }

        return new(histories, [.. Rests.SelectMany(rest => Query(path, rest))]);
    }

    private static List<string> Query(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(reader.GetString(0));
        return rows;
    }
}
