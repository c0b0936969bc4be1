namespace AslSharp.Benchmarks.Chains;

/// <summary>What every task of a chain does; emitted assemblies call it, so it is public.</summary>
public static class ChainTasks
{
    private static readonly PropertyName Id = PropertyName.Of("id");
    private static readonly PropertyName Number = PropertyName.Of("number");
    private static readonly PropertyName Done = PropertyName.Of("done");

    public static ValueTask<AslValue> RunAsync(AslValue input)
        => new(AslValue.Object(new(Id, input[Id]), new(Number, input[Number]), new(Done, true)));
}
