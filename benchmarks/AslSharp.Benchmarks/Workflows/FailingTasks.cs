namespace AslSharp.Benchmarks.Workflows;

/// <summary>The tasks that fail: the first twice out of three times, the second always. How they fail is for the derived classes.</summary>
internal abstract class FailingTasks : IW5RetryTasks
{
    private int _flakyCalls;

    public ValueTask<AslValue> FlakyAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
        => new(++_flakyCalls % 3 != 0 ? FailTransiently(context) : AslValue.Object(new(Names.Value, 42), new(Names.OrderId, input[Names.OrderId])));

    public ValueTask<AslValue> BrokenAsync(AslValue input, TaskContext context, CancellationToken cancellationToken) => new(FailForGood(context));

    protected abstract AslValue FailTransiently(TaskContext context);

    protected abstract AslValue FailForGood(TaskContext context);
}

/// <summary>Failures by the exception that carries the name of an error.</summary>
internal sealed class NamedErrorTasks : FailingTasks
{
    protected override AslValue FailTransiently(TaskContext context) => throw new StatesTaskException(nameof(Transient), "try again");

    protected override AslValue FailForGood(TaskContext context) => throw new StatesTaskException(nameof(Boom), "always");
}

/// <summary>Failures by exceptions that know nothing of state machines.</summary>
internal sealed class PlainExceptionTasks : FailingTasks
{
    protected override AslValue FailTransiently(TaskContext context) => throw new Transient("try again");

    protected override AslValue FailForGood(TaskContext context) => throw new Boom("always");
}

/// <summary>Failures as values.</summary>
internal sealed class FailureValueTasks : FailingTasks
{
    protected override AslValue FailTransiently(TaskContext context) => context.Fail(nameof(Transient), "try again");

    protected override AslValue FailForGood(TaskContext context) => context.Fail(nameof(Boom), "always");
}
