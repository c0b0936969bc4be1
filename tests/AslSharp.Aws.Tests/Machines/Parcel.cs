namespace AslSharp.Aws.Tests.Machines;

[StateMachine("parcel.asl.json")]
internal sealed partial class ParcelStateMachine;

internal partial interface IParcelTasks
{
    Weight Weigh(string sku, int count);

    Task<string> LabelAsync(string sku);

    void Tell(Notice notice);
}

internal sealed record Weight(int Kilos);

internal sealed record Notice(string Text);

/// <summary>What the functions do.</summary>
internal sealed class ParcelTasks : IParcelTasks
{
    internal List<string> Told { get; } = [];

    public Weight Weigh(string sku, int count) => count > 0 ? new Weight(count * 2) : throw new ArgumentException($"There is nothing of {sku} to weigh.");

    public Task<string> LabelAsync(string sku) => Task.FromResult($"label of {sku}");

    public void Tell(Notice notice) => Told.Add(notice.Text);

    public ValueTask<AslValue> WeighAgainAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => throw new InvalidOperationException("The first state that calls a function has its method.");
}
