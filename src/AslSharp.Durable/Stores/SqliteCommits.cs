using SQLitePCL;

namespace AslSharp.Durable;

/// <summary>The statements of the writer.</summary>
internal sealed class SqliteCommits : IDisposable
{
    // What is longer has a table of its own, so that rows stay within a page and lists are read fast.
    private const int LongestRow = 3500;

    private const int MostNames = 10_000;

    // What the next revision of an execution that runs and is at work finds here: nothing that it is found by has to be written again where that stays so.
    private static readonly object AtWork = new();

    private readonly sqlite3 _connection;
    private readonly List<Statement> _statements = [];
    private readonly Dictionary<string, long> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _namesOfSpans;
    private readonly Statement _insert;
    private readonly Statement _update;
    private readonly Statement _updateContent;
    private readonly Statement _insertEvents;
    private readonly Statement _insertPayload;
    private readonly Statement _deletePayload;
    private readonly Statement _insertName;
    private readonly Statement _findName;
    private readonly Statement _insertTask;
    private readonly Statement _deleteTask;
    private readonly Statement _keepRun;
    private readonly Statement _findEnded;
    private readonly Statement _findChildren;
    private readonly Statement _findRuns;
    private readonly Statement[] _delete;
    private readonly Statement _save;
    private readonly Statement _release;
    private readonly Statement _undo;
    private bool _hasPayloads;

    internal SqliteCommits(sqlite3 connection)
    {
        _connection = connection;
        _namesOfSpans = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        _insert = Prepare(
            "INSERT INTO executions(scope, name, machine, run, status, start, stop, wake, revision, content) VALUES(?, ?, ?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT DO NOTHING");
        _update = Prepare("UPDATE executions SET status = ?, start = ?, stop = ?, wake = ?, revision = ?, content = ? WHERE id = ? AND revision = ?");
        // SQLite writes the entries of an index again for each column that a statement sets, whether or not it changes.
        _updateContent = Prepare("UPDATE executions SET start = ?, revision = ?, content = ? WHERE id = ? AND revision = ?");
        _insertEvents = Prepare("INSERT INTO events(execution, last, first, content) VALUES(?, ?, ?, ?)");
        _insertPayload = Prepare("INSERT OR REPLACE INTO payloads(execution, content) VALUES(?, ?)");
        _deletePayload = Prepare("DELETE FROM payloads WHERE execution = ?");
        _insertName = Prepare("INSERT INTO names(text) VALUES(?)");
        _findName = Prepare("SELECT id FROM names WHERE text = ?");
        _insertTask = Prepare("INSERT OR REPLACE INTO activity_tasks(activity, token) VALUES(?, ?)");
        _deleteTask = Prepare("DELETE FROM activity_tasks WHERE token = ?");
        _keepRun = Prepare(
            "INSERT INTO map_runs(arn, execution, content) VALUES(?, (SELECT id FROM executions WHERE scope = ? AND name = ?), ?) "
            + "ON CONFLICT(arn) DO UPDATE SET content = excluded.content");
        _findEnded = Prepare("SELECT id FROM executions WHERE stop < ? AND stop IS NOT NULL AND run IS NULL ORDER BY stop LIMIT ?");
        _findChildren = Prepare("SELECT id FROM executions WHERE coalesce(run, machine) = ?");
        _findRuns = Prepare("SELECT arn FROM map_runs WHERE execution = ?");
        _delete = [.. new[] { "executions WHERE id", "payloads WHERE execution", "events WHERE execution", "map_runs WHERE execution" }.Select(
            table => Prepare($"DELETE FROM {table} = ?"))];
        (_save, _release, _undo) = (Prepare("SAVEPOINT one"), Prepare("RELEASE one"), Prepare("ROLLBACK TO one"));
        (Begin, Commit, Rollback) = (Prepare("BEGIN IMMEDIATE"), Prepare("COMMIT"), Prepare("ROLLBACK"));
        _hasPayloads = SqliteSchema.Number(connection, "SELECT EXISTS(SELECT 1 FROM payloads)") == 1;
    }

    internal Statement Begin { get; }

    internal Statement Commit { get; }

    internal Statement Rollback { get; }

    public void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
    }

    /// <summary>What was rolled back may have made names.</summary>
    internal void ForgetNames() => _names.Clear();

    /// <summary>Keeps a commit within the transaction under way; false where it does not follow on what is there.</summary>
    internal bool Keep(ExecutionCommit commit)
    {
        if (commit.Executions.Count == 1 && commit.MapRuns.Count == 0) return Keep(commit.Executions[0]);
        _save.Run();
        foreach (var change in commit.Executions)
        {
            if (Keep(change)) continue;
            _undo.Run();
            _release.Run();
            return false;
        }

        foreach (var run in commit.MapRuns)
        {
            var (scope, name) = Split(run.ExecutionArn);
            _keepRun.Bind(run.Arn).Bind(scope).Bind(name).Bind(run.Content.Span).Run();
        }

        _release.Run();
        return true;
    }

    /// <summary>A commit is on the disk.</summary>
    internal static void OnKept(ExecutionCommit commit)
    {
        foreach (var change in commit.Executions) change.Execution.StoreData = IsAtWork(change.Execution) ? AtWork : null;
    }

    internal int DeleteEnded(DateTimeOffset before, int most)
    {
        var ended = Ids(_findEnded.Bind(before.UtcTicks).Bind(most));
        foreach (var id in ended) Delete(id);
        return ended.Count;
    }

    private static bool IsAtWork(StoredExecution execution)
        => execution.Status == ExecutionStatus.Running && execution.StopTime is null && execution.WakeTime == DateTimeOffset.MinValue;

    // The first statement decides, so that nothing has to be undone where the execution is another than it was.
    private bool Keep(ExecutionChange change)
    {
        var execution = change.Execution;
        var content = execution.Content.Span;
        var isLong = content.Length > LongestRow;
        if (execution.Revision == 1)
        {
            var (scope, name) = Split(execution.Arn);
            var run = execution.MapRunArn is { } arn ? Name(arn) : (long?)null;
            _insert.Bind(scope).Bind(name).Bind(Name(execution.StateMachineArn)).Bind(run)
                .Bind((int)execution.Status).Bind(execution.StartTime.UtcTicks).Bind(execution.StopTime?.UtcTicks).Bind(execution.WakeTime?.UtcTicks);
            if (BindContent(_insert, content, isLong).Run() == 0) return false;
            execution.Number = raw.sqlite3_last_insert_rowid(_connection);
        }
        else
        {
            var update = execution.StoreData == AtWork && IsAtWork(execution) ? _updateContent : _update;
            if (update == _updateContent) update.Bind(execution.StartTime.UtcTicks);
            else update.Bind((int)execution.Status).Bind(execution.StartTime.UtcTicks).Bind(execution.StopTime?.UtcTicks).Bind(execution.WakeTime?.UtcTicks);
            update.Bind(execution.Revision);
            if (BindContent(update, content, isLong).Bind(execution.Number).Bind(execution.Revision - 1).Run() == 0) return false;
        }

        if (isLong)
        {
            _insertPayload.Bind(execution.Number).Bind(content).Run();
            _hasPayloads = true;
        }
        else if (_hasPayloads)
        {
            _deletePayload.Bind(execution.Number).Run();
        }

        if (change.Events is { } events)
            _insertEvents.Bind(execution.Number).Bind(events.LastEventId).Bind(events.FirstEventId).Bind(events.Content.Span).Run();
        foreach (var task in change.ActivityTasks)
        {
            if (task.Waits) _insertTask.Bind(Name(task.Activity)).Bind(task.TaskToken).Run();
            else _deleteTask.Bind(task.TaskToken).Run();
        }

        return true;
    }

    private static Statement BindContent(Statement statement, ReadOnlySpan<byte> content, bool isLong)
        => isLong ? statement.Bind((long?)null) : statement.Bind(content);

    private void Delete(long id)
    {
        var runs = new List<string>();
        _findRuns.Bind(id);
        while (_findRuns.Read()) runs.Add(_findRuns.Text(0));
        foreach (var run in runs)
        {
            foreach (var child in Ids(_findChildren.Bind(Name(run)))) Delete(child);
        }

        foreach (var statement in _delete) statement.Bind(id).Run();
    }

    private static List<long> Ids(Statement statement)
    {
        var ids = new List<long>();
        while (statement.Read()) ids.Add(statement.Int64(0));
        return ids;
    }

    // Most of an ARN is the same for many executions.
    private (long Scope, string Name) Split(string arn)
    {
        var length = SqliteNames.ScopeLength(arn);
        return (Name(arn.AsSpan(0, length)), arn[length..]);
    }

    private long Name(ReadOnlySpan<char> name)
    {
        if (_namesOfSpans.TryGetValue(name, out var id)) return id;
        var text = name.ToString();
        if (_names.Count >= MostNames) _names.Clear();
        if (_findName.Bind(text).Read())
        {
            id = _findName.Int64(0);
            _findName.Reset();
        }
        else
        {
            _insertName.Bind(text).Run();
            id = raw.sqlite3_last_insert_rowid(_connection);
        }

        _names.Add(text, id);
        return id;
    }

    private Statement Prepare(string sql)
    {
        var statement = new Statement(_connection, sql);
        _statements.Add(statement);
        return statement;
    }
}
