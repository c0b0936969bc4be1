using AslSharp.Durable.Tests.Machines;
using AslSharp.Orleans.Benchmarks.Machines;

namespace AslSharp.Orleans.Benchmarks;

/// <summary>Tasks that take some milliseconds and write down when they begin and end, in a file that all silos append to; or that do nothing, where there is
/// no file.</summary>
/// <param name="path">The file; null for none.</param>
internal sealed class LoggedTasks(string? path) : IChainTasks, IWaitingTasks, IFanTasks, IRowsTasks
{
    private readonly Lock _gate = new();

    public ValueTask<AslValue> FirstAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, context.StateName);

    public ValueTask<AslValue> SecondAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, context.StateName);

    public ValueTask<AslValue> ThirdAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, context.StateName);

    public ValueTask<AslValue> AskAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, context.StateName);

    public ValueTask<AslValue> WorkAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, context.StateName);

    public ValueTask<AslValue> LeftAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, context.StateName);

    public ValueTask<AslValue> RightAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, context.StateName);

    public ValueTask<AslValue> ItemAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, input);

    public ValueTask<AslValue> RowAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => DoAsync(context, input);

    private async ValueTask<AslValue> DoAsync(TaskContext context, AslValue result)
    {
        if (path is null) return result;
        Write("begin", context.IdempotencyKey);
        await Task.Delay(Random.Shared.Next(40));
        Write("end", context.IdempotencyKey);
        return result;
    }

    private void Write(string what, string key)
    {
        lock (_gate)
        {
            using var file = new FileStream(path!, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            file.Write(System.Text.Encoding.UTF8.GetBytes($"{what}\t{DateTime.UtcNow.Ticks}\t{key}\n"));
        }
    }
}
