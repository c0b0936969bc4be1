namespace AslSharp.Orleans;

/// <summary>How executions are kept on a cluster.</summary>
public sealed class OrleansExecutionOptions
{
    /// <summary>The name of the grain storage that holds executions: <c>Default</c>, which <c>AddAdoNetGrainStorageAsDefault</c> and the like
    /// register.</summary>
    public string StorageName { get; set; } = "Default";

    /// <summary>
    /// Over how many grains the list of executions and the times at which they are woken are spread, 1 to 4,096. The same on all silos, and for good:
    /// with another number executions that are kept already are not found.
    /// </summary>
    public int Shards { get; set; } = 16;
}
