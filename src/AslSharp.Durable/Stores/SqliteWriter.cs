using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AslSharp.Durable;

/// <summary>The one thread that writes. All that waits when it begins goes into one transaction.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    // More would make the first of them wait long for the last.
    private const int MostAtOnce = 4096;

    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _hasWork = new(0);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteCommits _commits;
    private List<Work> _waiting = [];
    private bool _isClosed;

    internal SqliteWriter(SqliteConnection connection, string path)
    {
        _connection = connection;
        _path = path;
        _commits = new SqliteCommits(connection.Handle!);
        new Thread(Run) { IsBackground = true, Name = "AslSharp.Durable writer" }.Start();
    }

    internal Task<bool> WriteAsync(ExecutionCommit commit)
    {
        var work = new CommitWork(commit);
        Add(work);
        return work.Task;
    }

    internal Task<int> DeleteAsync(DateTimeOffset before, int most)
    {
        var work = new DeleteWork(before, most);
        Add(work);
        return work.Task;
    }

    public async ValueTask DisposeAsync()
    {
        bool isFirst;
        lock (_gate)
        {
            isFirst = !_isClosed;
            _isClosed = true;
        }

        if (isFirst) _hasWork.Release();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Add(Work work)
    {
        bool isFirst;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, typeof(SqliteExecutionStore));
            _waiting.Add(work);
            isFirst = _waiting.Count == 1;
        }

        if (isFirst) _hasWork.Release();
    }

    private void Run()
    {
        var batch = new List<Work>();
        while (true)
        {
            _hasWork.Wait();
            lock (_gate)
            {
                if (_waiting.Count == 0 && _isClosed) break;
                (batch, _waiting) = (_waiting, batch);
            }

            if (batch.Count <= MostAtOnce) Write(batch);
            else foreach (var part in batch.Chunk(MostAtOnce)) Write([.. part]);
            batch.Clear();
        }

        _commits.Dispose();
        _connection.Dispose();
        _ended.SetResult();
    }

    private void Write(List<Work> batch)
    {
        try
        {
            WriteTogether(batch);
        }
        catch (Exception) when (batch.Count > 1)
        {
            // One of them may be to blame: each by itself then.
            foreach (var work in batch) Write([work]);
            return;
        }
        catch (Exception exception)
        {
            batch[0].Fail(exception is SqliteException sqlite ? SqliteErrors.Explain(sqlite, _path) : exception);
            return;
        }

        foreach (var work in batch) work.Complete();
    }

    private void WriteTogether(List<Work> batch)
    {
        var handle = _connection.Handle!;
        _commits.Begin.Run();
        try
        {
            foreach (var work in batch) work.Do(_commits);
            _commits.Commit.Run();
        }
        catch
        {
            // SQLite may have given the transaction up by itself.
            if (raw.sqlite3_get_autocommit(handle) == 0) _commits.Rollback.Run();
            _commits.ForgetNames();
            throw;
        }
    }

    private abstract class Work
    {
        internal abstract void Do(SqliteCommits commits);

        internal abstract void Complete();

        internal abstract void Fail(Exception exception);
    }

    private abstract class Work<T> : Work
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task<T> Task => _completion.Task;

        protected T Result { get; set; } = default!;

        internal override void Complete() => _completion.SetResult(Result);

        internal override void Fail(Exception exception) => _completion.SetException(exception);
    }

    private sealed class CommitWork(ExecutionCommit commit) : Work<bool>
    {
        internal override void Do(SqliteCommits commits) => Result = commits.Keep(commit);

        internal override void Complete()
        {
            if (Result) SqliteCommits.OnKept(commit);
            base.Complete();
        }
    }

    private sealed class DeleteWork(DateTimeOffset before, int most) : Work<int>
    {
        internal override void Do(SqliteCommits commits) => Result = commits.DeleteEnded(before, most);
    }
}
