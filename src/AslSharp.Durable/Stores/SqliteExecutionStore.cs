using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AslSharp.Durable;

/// <summary>
/// Keeps executions in one file, and needs nothing beside it. Every commit is on the disk when it is told of (write-ahead log,
/// <c>synchronous=FULL</c>); commits that come at the same time share one flush.
/// </summary>
/// <remarks>
/// One process has the file at a time. Others may read it, and may take a copy while it is written: <c>sqlite3 FILE ".backup COPY"</c>.
/// Copying the file by other means is right only while no process has it.
/// </remarks>
public sealed class SqliteExecutionStore : IExecutionStore
{
    private readonly string _path;
    private readonly ConcurrentBag<SqliteReader> _readers = [];
    private FileStream? _owner;
    private SqliteWriter? _writer;

    /// <summary>A store in a file, which is made where there is none.</summary>
    /// <param name="path">The file.</param>
    public SqliteExecutionStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
    }

    /// <summary>How many pages of 4,096 bytes the file may have; null for no bound. A commit beyond fails, as on a disk that is full.</summary>
    public long? MaximumPages { get; init; }

    /// <inheritdoc/>
    public ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        _owner = TakeFile();
        try
        {
            var connection = Connect(SqliteOpenMode.ReadWriteCreate);
            try
            {
                var handle = connection.Handle!;
                // SQLite opens a file that it may not write all the same, and fails at the first commit.
                if (raw.sqlite3_db_readonly(handle, "main") == 1) throw CannotBeWritten(null);
                SqliteSchema.Run(handle, "PRAGMA busy_timeout = 5000");
                SqliteSchema.Prepare(handle, _path);
                SqliteSchema.Run(
                    handle,
                    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4096; PRAGMA journal_size_limit = 67108864");
                if (MaximumPages is { } pages) SqliteSchema.Run(handle, $"PRAGMA max_page_count = {pages}");
                _writer = new SqliteWriter(connection, _path);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        catch (SqliteException exception)
        {
            _owner.Dispose();
            throw SqliteErrors.Explain(exception, _path);
        }
        catch
        {
            _owner.Dispose();
            throw;
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask<bool> CommitAsync(ExecutionCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        return new(Writer.WriteAsync(commit));
    }

    /// <inheritdoc/>
    public ValueTask<StoredExecution?> FindAsync(string arn, CancellationToken cancellationToken) => Read(reader => reader.Find(arn));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredExecution>> ListAsync(ExecutionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Read(reader => reader.List(query));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<ExecutionStatus, long>> CountAsync(string arn, CancellationToken cancellationToken)
        => Read(reader => reader.Count(arn));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredWake>> ReadWakesAsync(StoredWake? after, DateTimeOffset until, int most, CancellationToken cancellationToken)
        => Read(reader => reader.Wakes(after, until, most));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvents>> ReadEventsAsync(string arn, int firstEventId, int lastEventId, CancellationToken cancellationToken)
        => Read(reader => reader.Events(arn, firstEventId, lastEventId));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ReadActivityTasksAsync(string activity, int most, CancellationToken cancellationToken)
        => Read(reader => reader.ActivityTasks(activity, most));

    /// <inheritdoc/>
    public ValueTask<StoredMapRun?> FindMapRunAsync(string arn, CancellationToken cancellationToken) => Read(reader => reader.MapRun(arn));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredMapRun>> ListMapRunsAsync(string executionArn, CancellationToken cancellationToken)
        => Read(reader => reader.MapRuns(executionArn));

    /// <inheritdoc/>
    public ValueTask<int> DeleteEndedAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => new(Writer.DeleteAsync(before, most));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_writer is not null) await _writer.DisposeAsync().ConfigureAwait(false);
        while (_readers.TryTake(out var reader)) reader.Dispose();
        if (_owner is not null) await _owner.DisposeAsync().ConfigureAwait(false);
    }

    private SqliteWriter Writer => _writer ?? throw new InvalidOperationException($"{nameof(OpenAsync)} has not been asked.");

    // SQLite reads while the caller waits; a page or two is all that it takes.
    private ValueTask<T> Read<T>(Func<SqliteReader, T> read)
    {
        _ = Writer;
        try
        {
            if (!_readers.TryTake(out var reader)) reader = new SqliteReader(Connect(SqliteOpenMode.ReadOnly));
            try
            {
                return new(read(reader));
            }
            finally
            {
                _readers.Add(reader);
            }
        }
        catch (SqliteException exception)
        {
            throw SqliteErrors.Explain(exception, _path);
        }
    }

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Mode = mode, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private ExecutionStoreException CannotBeWritten(Exception? exception)
        => new($"The store of executions '{_path}' cannot be written: give the process the right to write the file and its folder.", exception);

    // A file beside the store's, locked as long as this process lives: two that both run executions would run each of them twice.
    private FileStream TakeFile()
    {
        var path = _path + ".owner";
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw CannotBeWritten(exception);
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new ExecutionStoreException($"The store of executions '{_path}' cannot be opened: its folder does not exist.", exception);
        }
        catch (IOException exception) when (File.Exists(path))
        {
            throw new ExecutionStoreException($"The store of executions '{_path}' is in use by another process: end it, or name another file.", exception);
        }
        catch (IOException exception)
        {
            throw new ExecutionStoreException($"The store of executions '{_path}' cannot be opened ({exception.Message}).", exception);
        }
    }
}
