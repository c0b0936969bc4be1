using System.Diagnostics.CodeAnalysis;

namespace AslSharp.Runtime;

/// <summary>Whether spans and metrics are part of the program at all.</summary>
internal static class TelemetrySwitch
{
    /// <summary>Unless the program's settings say <c>false</c>. The compiler at run time, and a trimmer that is told, leave out what depends on it.</summary>
    [FeatureSwitchDefinition("AslSharp.Telemetry.IsSupported")]
    internal static bool IsSupported { get; } = !AppContext.TryGetSwitch("AslSharp.Telemetry.IsSupported", out var isSupported) || isSupported;
}
