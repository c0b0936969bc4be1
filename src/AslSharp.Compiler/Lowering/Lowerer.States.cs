using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Lowering;

// States that go on to one next state.
public sealed partial class Lowerer
{
    private static LoweredPassState LowerPass(BoundPassState state) => new(
        Name(state),
        Comment(state),
        Pointer(state),
        LowerData(state.Data),
        state.Result is null ? null : LowerConstant(state.Result),
        Next(state.Next));

    private static LoweredWaitState LowerWait(BoundWaitState state) => new(
        Name(state),
        Comment(state),
        Pointer(state),
        LowerData(state.Data),
        state.IsTimestamp ? WaitKind.Timestamp : WaitKind.Seconds,
        LowerInteger(state.Duration) ?? UnknownDuration(state.IsTimestamp),
        Next(state.Next));

    // The duration is a placeholder, known at deployment only: the shortest wait stands in for it.
    private static ExpressionPlan UnknownDuration(bool isTimestamp) =>
        isTimestamp ? new TimestampPlan(0, 0) : new LiteralPlan(LiteralKind.Number, "0");

    private static LoweredTaskState LowerTask(BoundTaskState state) => new(
        Name(state),
        Comment(state),
        Pointer(state),
        LowerData(state.Data),
        LowerResource(state.Resource),
        LowerInteger(state.TimeoutSeconds),
        LowerInteger(state.HeartbeatSeconds),
        Lower(state.Credentials),
        LowerHandlers(state.Handlers),
        Next(state.Next));

    private LoweredParallelState LowerParallel(BoundParallelState state) => new(
        Name(state),
        Comment(state),
        Pointer(state),
        LowerData(state.Data),
        state.Branches.Select(LowerScope).ToEquatableArray(),
        LowerHandlers(state.Handlers),
        Next(state.Next));

    private LoweredMapState LowerMap(BoundMapState state) => new(
        Name(state),
        Comment(state),
        Pointer(state),
        LowerData(state.Data),
        LowerUnlessRoot(state.Items),
        Lower(state.ItemSelector),
        LowerScope(state.Processor!),
        LowerInteger(state.MaxConcurrency),
        LowerInteger(state.ToleratedFailureCount),
        Lower(state.ToleratedFailurePercentage),
        LowerHandlers(state.Handlers),
        Next(state.Next))
    {
        Distributed = LowerDistributed(state.Distributed),
        FailsInline = ((MapStateSyntax)state.Symbol.Syntax).FailsInline,
    };

    private static ResourcePlan LowerResource(BoundResource resource)
    {
        var kind = resource switch
        {
            { Kind: BoundResourceKind.Activity } => ResourceKind.Activity,
            { Kind: BoundResourceKind.Function } => ResourceKind.Function,
            { ResourceType: "lambda", ActionName: "invoke" } => ResourceKind.LambdaInvoke,
            _ => ResourceKind.Service,
        };
        var pattern = resource.WaitsForToken ? IntegrationPattern.WaitForTaskToken
            : resource.IsSync ? IntegrationPattern.Sync
            : IntegrationPattern.RequestResponse;
        return new ResourcePlan(resource.Text, kind, pattern, resource.ResourceType, resource.Action);
    }
}
