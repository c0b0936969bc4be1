using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Testing;

namespace AslSharp.DurableTask.Tests.Corpus;

/// <summary>One orchestrator and one activity for the machines of all cases, each by its instance.</summary>
internal sealed class CaseHost : IAsyncDisposable
{
    internal const string Activity = "task";

    // No recorded execution takes more than some seconds; one that never ends is told by its name.
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(1);

    private const string Orchestrator = "case";

    private readonly ConcurrentDictionary<string, MachineRegistration> _machines = new(StringComparer.Ordinal);
    private readonly DurableTaskTestHost _host;

    private CaseHost(Func<CaseHost, Task<DurableTaskTestHost>> start) => _host = start(this).GetAwaiter().GetResult();

    internal Microsoft.DurableTask.Client.DurableTaskClient Client => _host.Client;

    internal static Task<CaseHost> StartAsync() => Task.Run(static () => new CaseHost(static cases => TestHost.StartAsync(
        registry => registry
            .AddOrchestrator(Orchestrator, () => new Orchestration(cases.MachineOf, []))
            .AddActivity(Activity, services => new TaskActivity(cases.MachineOf, services)),
        static _ => { })));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    internal async Task<ExecutionResult> RunAsync(MachineRegistration machine, AslValue input)
    {
        var id = Guid.NewGuid().ToString("N");
        _machines[id] = machine;
        await Client.ScheduleNewOrchestrationInstanceAsync(Orchestrator, input.ToJsonElement(), new StartOrchestrationOptions(id)).ConfigureAwait(false);
        return await Client.WaitForExecutionAsync(id).WaitAsync(TooLong).ConfigureAwait(false);
    }

    private MachineRegistration MachineOf(string instanceId) => _machines[instanceId];
}
