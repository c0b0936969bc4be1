using AslSharp.Benchmarks.Measuring;
using AslSharp.Benchmarks.Workflows;

namespace AslSharp.Benchmarks.Peers;

/// <summary>
/// Other libraries on the workflows that they can express, in process and in memory, without persistence. Each is used in the way that is cheapest
/// for it: definitions are made once, and what a definition language needs states for is done in the steps beside them.
/// </summary>
internal static class PeerSuites
{
    internal static IEnumerable<BenchmarkSuite> All() => [Pipeline(), Loop()];

    private static BenchmarkSuite Pipeline()
    {
        var byHand = new HandWrittenWorkflows(new RecordTasks());
        var machine = new W1PipelineStateMachine(new ValueTasks());
        var workflowCore = new WorkflowCorePipeline(new RecordTasks());
        var suite = new BenchmarkSuite("Peers: W1 pipeline");
        suite.Add(WorkflowSuites.ByHand, () => byHand.PipelineAsync(WorkflowDocuments.Order), Json.Value(WorkflowJsonContext.Relaxed.PipelineOutput));
        suite.Add(WorkflowSuites.Emitted, () => machine.RunAsync(WorkflowDocuments.OrderValue));
        suite.Add("WorkflowCore", () => workflowCore.RunAsync(WorkflowDocuments.Order), Json.Value(WorkflowJsonContext.Relaxed.PipelineOutput));
        return suite;
    }

    private static BenchmarkSuite Loop()
    {
        var byHand = new HandWrittenWorkflows(new RecordTasks());
        var machine = new W2LoopStateMachine();
        var stateless = new StatelessLoop();
        var suite = new BenchmarkSuite("Peers: W2 loop");
        suite.Add(WorkflowSuites.ByHand, () => byHand.LoopAsync(WorkflowDocuments.Loop), Json.Value(WorkflowJsonContext.Relaxed.LoopState));
        suite.Add(WorkflowSuites.Emitted, () => machine.RunAsync(WorkflowDocuments.LoopValue));
        suite.AddSynchronous("Stateless", () => stateless.Run(WorkflowDocuments.Loop), Json.Value(WorkflowJsonContext.Relaxed.LoopState));
        return suite;
    }
}
