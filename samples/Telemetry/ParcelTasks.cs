using System.Diagnostics;
using AslSharp;

namespace Telemetry;

internal sealed record Parcel(string Id, double Mass);

internal sealed record Weight(double Kilograms);

internal sealed record Booking(string Carrier, string Number);

[StateMachine("parcel.asl.json", Input = typeof(Parcel))]
internal sealed partial class ParcelStateMachine;

internal partial interface IParcelTasks
{
    Weight Weigh(string id, double mass);

    Task<Booking> Book(string id, TaskContext context, CancellationToken cancellationToken);
}

/// <summary>What the Task states of the machine call.</summary>
internal sealed class ParcelTasks : IParcelTasks
{
    internal const string SourceName = "Parcels";

    private static readonly ActivitySource Source = new(SourceName);

    public Weight Weigh(string id, double mass) => new(mass);

    public async Task<Booking> Book(string id, TaskContext context, CancellationToken cancellationToken)
    {
        // A span of the method's own is below that of the attempt, as those of HttpClient and of databases are.
        using var span = Source.StartActivity("reserve a place");
        await Task.Delay(5, cancellationToken);
        return context.Attempt == 0 && id == "P-2" ? throw new StatesTaskException("CarrierBusy", "Try again.") : new("Quick", $"Q-{id}");
    }
}
