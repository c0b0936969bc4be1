using SQLitePCL;

namespace AslSharp.Durable;

/// <summary>The tables, and how older files get them. A step is never changed once it is published: another one is added.</summary>
internal static class SqliteSchema
{
    /// <summary>Marks the files that are stores of executions: "AslE".</summary>
    internal const int ApplicationId = 0x41736C45;

    internal static readonly string[] Steps =
    [
        """
        CREATE TABLE names(id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        CREATE TABLE executions(
            id INTEGER PRIMARY KEY, scope INTEGER NOT NULL, name TEXT NOT NULL, machine INTEGER NOT NULL, run INTEGER, status INTEGER NOT NULL,
            start INTEGER NOT NULL, stop INTEGER, wake INTEGER, revision INTEGER NOT NULL, content BLOB);
        CREATE UNIQUE INDEX executions_by_name ON executions(scope, name);
        CREATE INDEX executions_by_list ON executions(coalesce(run, machine), status);
        CREATE INDEX executions_by_wake ON executions(wake) WHERE wake IS NOT NULL;
        CREATE INDEX executions_by_stop ON executions(stop) WHERE stop IS NOT NULL AND run IS NULL;
        CREATE TABLE payloads(execution INTEGER PRIMARY KEY, content BLOB NOT NULL);
        CREATE TABLE events(
            execution INTEGER NOT NULL, last INTEGER NOT NULL, first INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY(execution, last)) WITHOUT ROWID;
        CREATE TABLE activity_tasks(activity INTEGER NOT NULL, id INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE);
        CREATE INDEX activity_tasks_by_activity ON activity_tasks(activity);
        CREATE TABLE map_runs(id INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, execution INTEGER NOT NULL, content BLOB NOT NULL);
        CREATE INDEX map_runs_by_execution ON map_runs(execution);
        """,
    ];

    /// <summary>Brings a file up to date, or refuses it.</summary>
    /// <exception cref="ExecutionStoreException">The file is of another program, of a newer version, or damaged.</exception>
    internal static void Prepare(sqlite3 connection, string path)
    {
        var version = (int)Number(connection, "PRAGMA user_version");
        var isNew = Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!isNew && Number(connection, "PRAGMA application_id") != ApplicationId)
        {
            throw new ExecutionStoreException($"The file '{path}' is a database of another program: name another file for the store of executions.");
        }

        if (version > Steps.Length)
        {
            throw new ExecutionStoreException(
                $"The store of executions '{path}' was written by a newer version of AslSharp.Durable (its schema is {version}, this version knows up to "
                + $"{Steps.Length}): update the package, or name another file.");
        }

        using (var check = new Statement(connection, "PRAGMA quick_check(1)"))
        {
            if (check.Read() && check.Text(0) is not "ok" and var problem)
            {
                throw new ExecutionStoreException(
                    $"The store of executions '{path}' is damaged ({problem.ReplaceLineEndings(" ")}): put a backup in its place.");
            }

            check.Reset();
        }

        if (version == Steps.Length) return;
        Run(connection, "BEGIN IMMEDIATE");
        for (; version < Steps.Length; version++) Run(connection, Steps[version]);
        Run(connection, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {version}; COMMIT");
    }

    internal static void Run(sqlite3 connection, string sql) => SqliteErrors.Check(raw.sqlite3_exec(connection, sql), connection);

    internal static long Number(sqlite3 connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        return statement.Read() ? statement.Int64(0) : 0;
    }
}
