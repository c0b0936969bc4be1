using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AslSharp.Durable;

/// <summary>What SQLite's errors mean for whoever runs the process.</summary>
internal static class SqliteErrors
{
    internal static void Check(int code, sqlite3 connection)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE) return;
        throw new SqliteException(raw.sqlite3_errmsg(connection).utf8_to_string(), code & 0xFF, code);
    }

    internal static ExecutionStoreException Explain(SqliteException exception, string path)
    {
        var (what, remedy) = exception.SqliteErrorCode switch
        {
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => ("is damaged, or is no database", "put a backup in its place"),
            raw.SQLITE_FULL => ("could not grow: the disk is full, or the file has come to its bound", "make room; what was not kept is tried again"),
            raw.SQLITE_READONLY or raw.SQLITE_PERM => ("cannot be written", "give the process the right to write the file and its folder"),
            raw.SQLITE_CANTOPEN => ("cannot be opened", "see that the folder exists and that the process may write there"),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => ("is locked by another program", "end whatever writes to it"),
            raw.SQLITE_IOERR => ("cannot be read or written", "look at the disk; what was not kept is tried again"),
            _ => ("could not do what was asked", "look at the inner exception"),
        };
        return new ExecutionStoreException($"The store of executions '{path}' {what} ({exception.Message.TrimEnd('.')}): {remedy}.", exception);
    }
}
