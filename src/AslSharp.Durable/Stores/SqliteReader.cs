using Microsoft.Data.Sqlite;

namespace AslSharp.Durable;

/// <summary>A connection that reads, with its statements. Used by one thread at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private const string Columns = "e.id, s.text || e.name, m.text, r.text, e.status, e.start, e.stop, e.wake, e.revision";
    private const string Tables = "executions e JOIN names s ON s.id = e.scope JOIN names m ON m.id = e.machine LEFT JOIN names r ON r.id = e.run";
    private const string ByArn = "e.scope = (SELECT id FROM names WHERE text = ?) AND e.name = ?";

    private static readonly ExecutionStatus[] Statuses = Enum.GetValues<ExecutionStatus>();

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    internal SqliteReader(SqliteConnection connection)
    {
        _connection = connection;
        SqliteSchema.Run(connection.Handle!, "PRAGMA busy_timeout = 5000");
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Dispose();
        _connection.Dispose();
    }

    internal StoredExecution? Find(string arn)
    {
        var rows = BindArn(
            Get($"SELECT {Columns}, coalesce(e.content, p.content) FROM {Tables} LEFT JOIN payloads p ON p.execution = e.id WHERE {ByArn}"), arn);
        return Rows(rows, static row => Execution(row) with { Content = row.Blob(9) }).SingleOrDefault();
    }

    internal IReadOnlyList<StoredExecution> List(ExecutionQuery query)
    {
        if (query.Status is { } status) return List(query, status);
        // Each status by the index, then together: without one, the index gives no order.
        return [.. Statuses.SelectMany(each => List(query, each)).OrderByDescending(static execution => execution.Number).Take(query.Most)];
    }

    internal IReadOnlyDictionary<ExecutionStatus, long> Count(string arn)
        => Rows(
            Get("SELECT status, count(*) FROM executions WHERE coalesce(run, machine) = (SELECT id FROM names WHERE text = ?) GROUP BY status").Bind(arn),
            static row => KeyValuePair.Create((ExecutionStatus)row.Int64(0), row.Int64(1))).ToDictionary();

    internal IReadOnlyList<StoredWake> Wakes(StoredWake? after, DateTimeOffset until, int most)
    {
        var rows = Get(
            "SELECT s.text || e.name, e.wake, e.id FROM executions e JOIN names s ON s.id = e.scope WHERE (e.wake, e.id) > (?, ?) AND e.wake <= ? ORDER BY e.wake, e.id LIMIT ?")
            .Bind(after?.Time.UtcTicks ?? -1).Bind(after?.Number ?? 0).Bind(until.UtcTicks).Bind(most);
        return Rows(rows, static row => new StoredWake(row.Text(0), Time(row, 1), row.Int64(2)));
    }

    internal IReadOnlyList<StoredEvents> Events(string arn, int first, int last)
    {
        var rows = BindArn(
            Get($"SELECT first, last, h.content FROM events h JOIN executions e ON e.id = h.execution WHERE {ByArn} AND last >= ? AND first <= ? ORDER BY last"), arn);
        return Rows(rows.Bind(first).Bind(last), static row => new StoredEvents((int)row.Int64(0), (int)row.Int64(1), row.Blob(2)));
    }

    internal IReadOnlyList<string> ActivityTasks(string activity, int most)
        => Rows(
            Get("SELECT token FROM activity_tasks WHERE activity = (SELECT id FROM names WHERE text = ?) ORDER BY id LIMIT ?").Bind(activity).Bind(most),
            static row => row.Text(0));

    internal StoredMapRun? MapRun(string arn)
        => Rows(
            Get("SELECT r.arn, s.text || e.name, r.content FROM map_runs r JOIN executions e ON e.id = r.execution JOIN names s ON s.id = e.scope WHERE r.arn = ?").Bind(arn),
            MapRun).SingleOrDefault();

    internal IReadOnlyList<StoredMapRun> MapRuns(string executionArn)
        => Rows(
            BindArn(Get(
                $"SELECT r.arn, s.text || e.name, r.content FROM map_runs r JOIN executions e ON e.id = r.execution JOIN names s ON s.id = e.scope WHERE {ByArn} ORDER BY r.id"), executionArn),
            MapRun);

    private static Statement BindArn(Statement statement, string arn)
    {
        var length = SqliteNames.ScopeLength(arn);
        return statement.Bind(arn[..length]).Bind(arn[length..]);
    }

    private IReadOnlyList<StoredExecution> List(ExecutionQuery query, ExecutionStatus status)
        => Rows(
            Get($"SELECT {Columns} FROM {Tables} WHERE coalesce(e.run, e.machine) = (SELECT id FROM names WHERE text = ?) AND e.status = ? AND e.id < ? AND instr(lower(e.name), ?) > 0 ORDER BY e.id DESC LIMIT ?")
                .Bind(query.Arn).Bind((int)status).Bind(query.Before ?? long.MaxValue).Bind(LowerAscii(query.NamePart ?? "")).Bind(query.Most),
            Execution);

    // As SQLite's own lower() does.
    private static string LowerAscii(string text)
        => string.Create(text.Length, text, static (lower, text) =>
        {
            for (var i = 0; i < text.Length; i++) lower[i] = char.IsAsciiLetterUpper(text[i]) ? (char)(text[i] | 0x20) : text[i];
        });

    private static StoredExecution Execution(Statement row) => new()
    {
        Number = row.Int64(0),
        Arn = row.Text(1),
        StateMachineArn = row.Text(2),
        MapRunArn = row.IsNull(3) ? null : row.Text(3),
        Status = (ExecutionStatus)row.Int64(4),
        StartTime = Time(row, 5),
        StopTime = row.IsNull(6) ? null : Time(row, 6),
        WakeTime = row.IsNull(7) ? null : Time(row, 7),
        Revision = row.Int64(8),
    };

    private static StoredMapRun MapRun(Statement row) => new(row.Text(0), row.Text(1), row.Blob(2));

    private static DateTimeOffset Time(Statement row, int column) => new(row.Int64(column), TimeSpan.Zero);

    private static List<T> Rows<T>(Statement rows, Func<Statement, T> read)
    {
        var list = new List<T>();
        try
        {
            while (rows.Read()) list.Add(read(rows));
        }
        finally
        {
            rows.Reset();
        }

        return list;
    }

    private Statement Get(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement)) _statements.Add(sql, statement = new Statement(_connection.Handle!, sql));
        return statement;
    }
}
