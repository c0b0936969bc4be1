using System.Threading.Channels;

namespace AslSharp.DurableTask.Tests;

/// <summary>Takes the tokens of tasks, for the test to answer.</summary>
internal sealed class TokenBox
{
    private readonly Channel<string> _tokens = Channel.CreateUnbounded<string>();

    internal ValueTask<AslValue> TakeAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        _tokens.Writer.TryWrite(context.TaskToken!);
        return new(AslValue.Null);
    }

    internal async Task<string> NextAsync() => await _tokens.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
