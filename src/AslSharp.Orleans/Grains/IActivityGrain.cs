namespace AslSharp.Orleans;

/// <summary>Tells workers on all silos that a task of an activity waits. Its key is the activity's name.</summary>
[Alias("AslSharp.IActivityGrain")]
internal interface IActivityGrain : IGrainWithStringKey
{
    /// <summary>A task waits.</summary>
    [Alias("Tell")]
    Task TellAsync();

    /// <summary>A number that changes whenever a task waits.</summary>
    [Alias("Read")]
    Task<long> ReadAsync();

    /// <summary>Waits until the number is another one, or for a while.</summary>
    [Alias("Watch")]
    Task<bool> WatchAsync(long known);
}
