using System.Globalization;
using Microsoft.DurableTask.Client;

namespace AslSharp.DurableTask;

/// <summary>What is known of an execution that exists already.</summary>
/// <param name="IsRunning">Whether it has not ended.</param>
/// <param name="StartTime">When it was scheduled.</param>
/// <param name="Input">Its input.</param>
internal sealed record InstanceState(bool IsRunning, DateTimeOffset StartTime, AslValue Input)
{
    /// <summary>What Durable Task says of an instance; an empty object where there is none.</summary>
    internal static AslValue Of(OrchestrationMetadata? instance) => instance is null ? AslValue.EmptyObject : AslValue.Object(
        new AslProperty("running", !instance.IsCompleted),
        new AslProperty("started", instance.CreatedAt.ToString("O", CultureInfo.InvariantCulture)),
        new AslProperty("input", ContinuedRun.From(AslValue.Parse(instance.SerializedInput ?? "{}")).Input));

    internal static InstanceState? FromValue(AslValue value) => value["running"].IsUndefined ? null : new(
        value["running"] == true,
        DateTimeOffset.Parse(value["started"].GetString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        value["input"]);
}
