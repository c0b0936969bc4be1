using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AslSharp;

/// <summary>
/// The names under which executions tell of themselves to OpenTelemetry and to whoever else listens to <see cref="ActivitySource"/> and
/// <see cref="Meter"/>. Nothing is made where nobody listens.
/// </summary>
/// <remarks>
/// A trace has a span for each execution, in it one for each state that is visited, and in that one for each attempt of a task, which is
/// current while the task's method runs. The metrics have the names that Step Functions gives its own, and the dimension
/// <c>StateMachineArn</c>: <c>ExecutionsStarted</c>, <c>ExecutionsSucceeded</c>, <c>ExecutionsFailed</c>, <c>ExecutionsTimedOut</c>,
/// <c>ExecutionsAborted</c>, <c>ExecutionTime</c> in milliseconds, <c>OpenExecutionCount</c>; and <c>StateRetries</c>, by error.
/// AslSharp.Durable has <c>ThrottledEvents</c> beside them. The setting <c>AslSharp.Telemetry.IsSupported</c>, where it is <c>false</c>, leaves all of it
/// out of the program.
/// </remarks>
public static class AslSharpTelemetry
{
    /// <summary>The name of the source of spans.</summary>
    public const string ActivitySourceName = "AslSharp";

    /// <summary>The name of the meter.</summary>
    public const string MeterName = "AslSharp";
}
