using System.Collections.Concurrent;
using Microsoft.DurableTask.Testing;

namespace AslSharp.DurableTask.Tests.Corpus;

/// <summary>One orchestrator and one activity for the machines of all cases, each by its instance.</summary>
internal sealed class CaseHost : IAsyncDisposable
{
    internal const string Activity = "task";

    private const string Orchestrator = "case";

    private readonly ConcurrentDictionary<string, MachineRegistration> _machines = new(StringComparer.Ordinal);
    private readonly DurableTaskTestHost _host;
    private int _executions;

    private CaseHost(Func<CaseHost, Task<DurableTaskTestHost>> start) => _host = start(this).GetAwaiter().GetResult();

    internal int Executions => _executions;

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
        Interlocked.Increment(ref _executions);
        await Client.ScheduleExecutionAsync(Orchestrator, input, id).ConfigureAwait(false);
        return await Client.WaitForExecutionAsync(id).ConfigureAwait(false);
    }

    private MachineRegistration MachineOf(string instanceId) => _machines[instanceId];
}
