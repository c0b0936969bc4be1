using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using WorkflowCore.Interface;
using WorkflowCore.Models;
using WorkflowCore.Models.LifeCycleEvents;
using StepResult = WorkflowCore.Models.ExecutionResult;

namespace AslSharp.Durable.Benchmarks;

/// <summary>The same flow with WorkflowCore, on its persistence in memory: its provider for SQLite is not to be had for this version.</summary>
internal sealed class WorkflowCoreHost : IDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _ended = new();
    private readonly ServiceProvider _services;
    private readonly IWorkflowHost _host;

    internal WorkflowCoreHost()
    {
        _services = new ServiceCollection().AddLogging().AddWorkflow().AddTransient<Step>().BuildServiceProvider();
        _host = _services.GetRequiredService<IWorkflowHost>();
        _host.RegisterWorkflow<ThreeSteps, Data>();
        _host.OnLifeCycleEvent += Hear;
        _host.Start();
    }

    public void Dispose()
    {
        _host.Stop();
        _services.Dispose();
    }

    internal async Task RunAsync()
    {
        var id = await _host.StartWorkflow(nameof(ThreeSteps), new Data());
        await Ended(id).Task;
        _ended.TryRemove(id, out _);
    }

    private void Hear(LifeCycleEvent lifeCycleEvent)
    {
        if (lifeCycleEvent is WorkflowCompleted) Ended(lifeCycleEvent.WorkflowInstanceId).TrySetResult();
    }

    private TaskCompletionSource Ended(string id) => _ended.GetOrAdd(id, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    internal sealed class Data
    {
        public int First { get; set; }

        public int Second { get; set; }

        public int Third { get; set; }
    }

    private sealed class ThreeSteps : IWorkflow<Data>
    {
        public string Id => nameof(ThreeSteps);

        public int Version => 1;

        public void Build(IWorkflowBuilder<Data> builder) => builder
            .StartWith<Step>().Input(step => step.Number, _ => 1).Output(data => data.First, step => step.Number)
            .Then<Step>().Input(step => step.Number, _ => 2).Output(data => data.Second, step => step.Number)
            .Then<Step>().Input(step => step.Number, _ => 3).Output(data => data.Third, step => step.Number);
    }

    private sealed class Step : StepBodyAsync
    {
        public int Number { get; set; }

        public override Task<StepResult> RunAsync(IStepExecutionContext context) => Task.FromResult(StepResult.Next());
    }
}
