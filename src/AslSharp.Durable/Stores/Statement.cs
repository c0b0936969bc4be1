using SQLitePCL;

namespace AslSharp.Durable;

/// <summary>A prepared statement. Belongs to one connection, and so to one thread at a time.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private int _bound;

    internal Statement(sqlite3 connection, string sql)
    {
        _connection = connection;
        SqliteErrors.Check(raw.sqlite3_prepare_v2(connection, sql, out _statement), connection);
    }

    public void Dispose() => _statement.Dispose();

    internal Statement Bind(long value)
    {
        SqliteErrors.Check(raw.sqlite3_bind_int64(_statement, ++_bound, value), _connection);
        return this;
    }

    internal Statement Bind(long? value)
    {
        if (value is { } number) return Bind(number);
        SqliteErrors.Check(raw.sqlite3_bind_null(_statement, ++_bound), _connection);
        return this;
    }

    internal Statement Bind(string value)
    {
        SqliteErrors.Check(raw.sqlite3_bind_text(_statement, ++_bound, value), _connection);
        return this;
    }

    internal Statement Bind(ReadOnlySpan<byte> value)
    {
        SqliteErrors.Check(raw.sqlite3_bind_blob(_statement, ++_bound, value), _connection);
        return this;
    }

    /// <summary>Goes on to the next row. Where there is none, the statement is ready for other values.</summary>
    internal bool Read()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW) return true;
        Reset();
        if (code != raw.SQLITE_DONE) SqliteErrors.Check(code, _connection);
        return false;
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    internal int Run()
    {
        Read();
        return raw.sqlite3_changes(_connection);
    }

    /// <summary>Gives up what rows are left.</summary>
    internal void Reset()
    {
        _bound = 0;
        _ = raw.sqlite3_reset(_statement);
    }

    internal long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    internal bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    internal string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    internal byte[] Blob(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();
}
