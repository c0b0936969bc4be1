using AslSharp;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Telemetry;

// "dotnet run -- otlp" sends to a collector instead (OTEL_EXPORTER_OTLP_ENDPOINT, by default http://localhost:4317).
var toCollector = args.Contains("otlp");
var resource = ResourceBuilder.CreateDefault().AddService("parcels");

var traces = Sdk.CreateTracerProviderBuilder()
    .SetResourceBuilder(resource)
    .AddSource(AslSharpTelemetry.ActivitySourceName)
    .AddSource(ParcelTasks.SourceName);
using var tracing = (toCollector ? traces.AddOtlpExporter() : traces.AddConsoleExporter()).Build();

var metrics = Sdk.CreateMeterProviderBuilder()
    .SetResourceBuilder(resource)
    .AddMeter(AslSharpTelemetry.MeterName);
using var measuring = (toCollector ? metrics.AddOtlpExporter() : metrics.AddConsoleExporter()).Build();

var machine = new ParcelStateMachine(new ParcelTasks());
foreach (var parcel in new Parcel[] { new("P-1", 4), new("P-2", 12), new("P-3", 80) })
{
    var result = await machine.ExecuteAsync(parcel);
    Console.WriteLine($"{parcel.Id}: {result.Status} {result.Error}");
}
