namespace AslSharp.Benchmarks.Workflows;

// The same workflows over the records of what is written by hand.
[StateMachine("w1-pipeline.typed.asl.json", Input = typeof(OrderDocument), Output = typeof(PipelineOutput))]
internal sealed partial class W1PipelineTypedStateMachine;

[StateMachine("w2-loop.typed.asl.json", Input = typeof(LoopInput), Output = typeof(LoopState))]
internal sealed partial class W2LoopTypedStateMachine;

[StateMachine("w3-parallel.typed.asl.json", Input = typeof(OrderDocument), Output = typeof(QuotedOrder))]
internal sealed partial class W3ParallelTypedStateMachine;

[StateMachine("w4-map.typed.asl.json", Input = typeof(BatchInput), Output = typeof(WorkResult[]))]
internal sealed partial class W4MapTypedStateMachine;

[StateMachine("w5-retry.typed.asl.json", Input = typeof(OrderDocument), Output = typeof(RecoveredOrder))]
internal sealed partial class W5RetryTypedStateMachine;

internal partial interface IW1PipelineTypedTasks
{
    ValueTask<ValidateResult> ValidateAsync(ValidateInput input, CancellationToken cancellationToken);

    ValueTask<PriceResult> PriceAsync(PriceInput input, CancellationToken cancellationToken);

    ValueTask<TaxResult> TaxAsync(TaxInput input, CancellationToken cancellationToken);

    ValueTask<ReserveResult> ReserveAsync(ReserveInput input, CancellationToken cancellationToken);

    ValueTask<ChargeResult> ChargeAsync(ChargeInput input, CancellationToken cancellationToken);

    ValueTask<NotifyResult> NotifyAsync(Message input, CancellationToken cancellationToken);
}

internal partial interface IW3ParallelTypedTasks
{
    ValueTask<int> PriceCallAsync(OrderItem[] items, string tier, CancellationToken cancellationToken);

    ValueTask<int> StockCallAsync(OrderItem[] items, CancellationToken cancellationToken);

    ValueTask<int> FraudCallAsync(Customer customer, string country, CancellationToken cancellationToken);

    ValueTask<string> CarrierCallAsync(Address address, string method, CancellationToken cancellationToken);
}

internal partial interface IW4MapTypedTasks
{
    ValueTask<WorkResult> WorkAsync(WorkInput input, CancellationToken cancellationToken);
}

internal partial interface IW5RetryTypedTasks
{
    ValueTask<TaskResult<FlakyResult>> FlakyAsync(string orderId, CancellationToken cancellationToken);

    ValueTask<TaskResult<FlakyResult>> BrokenAsync(string orderId, CancellationToken cancellationToken);
}

/// <summary>The tasks of the typed machines: those of what is written by hand.</summary>
internal sealed class TypedTasks(RecordTasks tasks) : IW1PipelineTypedTasks, IW3ParallelTypedTasks, IW4MapTypedTasks, IW5RetryTypedTasks
{
    private int _flakyCalls;

    public ValueTask<ValidateResult> ValidateAsync(ValidateInput input, CancellationToken cancellationToken) => tasks.ValidateAsync(input, cancellationToken);

    public ValueTask<PriceResult> PriceAsync(PriceInput input, CancellationToken cancellationToken) => tasks.PriceAsync(input, cancellationToken);

    public ValueTask<TaxResult> TaxAsync(TaxInput input, CancellationToken cancellationToken) => tasks.TaxAsync(input, cancellationToken);

    public ValueTask<ReserveResult> ReserveAsync(ReserveInput input, CancellationToken cancellationToken) => tasks.ReserveAsync(input, cancellationToken);

    public ValueTask<ChargeResult> ChargeAsync(ChargeInput input, CancellationToken cancellationToken) => tasks.ChargeAsync(input, cancellationToken);

    public ValueTask<NotifyResult> NotifyAsync(Message input, CancellationToken cancellationToken) => tasks.NotifyAsync(input, cancellationToken);

    public ValueTask<int> PriceCallAsync(OrderItem[] items, string tier, CancellationToken cancellationToken) => new(items.Length * 10);

    public ValueTask<int> StockCallAsync(OrderItem[] items, CancellationToken cancellationToken) => new(items.Length);

    public ValueTask<int> FraudCallAsync(Customer customer, string country, CancellationToken cancellationToken) => new(country == "DK" ? 1 : 2);

    public ValueTask<string> CarrierCallAsync(Address address, string method, CancellationToken cancellationToken) => new(method);

    public ValueTask<WorkResult> WorkAsync(WorkInput input, CancellationToken cancellationToken) => tasks.WorkAsync(input, cancellationToken);

    public ValueTask<TaskResult<FlakyResult>> FlakyAsync(string orderId, CancellationToken cancellationToken)
        => new(++_flakyCalls % 3 != 0 ? TaskResult.Fail(nameof(Transient), "try again") : new FlakyResult(42, orderId));

    public ValueTask<TaskResult<FlakyResult>> BrokenAsync(string orderId, CancellationToken cancellationToken) => new(TaskResult.Fail(nameof(Boom), "always"));
}
