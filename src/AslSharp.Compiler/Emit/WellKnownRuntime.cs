namespace AslSharp.Compiler.Emit;

/// <summary>
/// Runtime members that emitted code names: one nested class for each runtime type, one constant for each member. A test resolves all of
/// them against the runtime assembly, so that a renamed member fails there and not in a user's build. Where a whole statement is emitted,
/// the emitters write its members out, which reads better; those, the operators of Choice rules and the intrinsic functions are held by
/// the tests that compile and run every emitted construct.
/// </summary>
internal static class WellKnownRuntime
{
    internal static class AslValue
    {
        internal const string Of = nameof(Of);
        internal const string Number = nameof(Number);
        internal const string Null = nameof(Null);
        internal const string True = nameof(True);
        internal const string False = nameof(False);
        internal const string EmptyObject = nameof(EmptyObject);
        internal const string EmptyArray = nameof(EmptyArray);
        internal const string Undefined = nameof(Undefined);
        internal const string Count = nameof(Count);
        internal const string IsUndefined = nameof(IsUndefined);
    }

    internal static class Values
    {
        internal const string Array = nameof(Array);
        internal const string Object = nameof(Object);
        internal const string Merge = nameof(Merge);
    }

    internal static class PropertyName
    {
        internal const string Of = nameof(Of);
    }

    internal static class Frame
    {
        internal const string Data = nameof(Data);
        internal const string Step = nameof(Step);
        internal const string StateEnteredTime = nameof(StateEnteredTime);
        internal const string Enter = nameof(Enter);
        internal const string Exit = nameof(Exit);
        internal const string IssueTaskToken = nameof(IssueTaskToken);
        internal const string StartTask = nameof(StartTask);
        internal const string Keep = nameof(Keep);
        internal const string Whole = nameof(Whole);
        internal const string PutTogether = nameof(PutTogether);
        internal const string Release = nameof(Release);
        internal const string Hold = nameof(Hold);
        internal const string CompleteTask = nameof(CompleteTask);
        internal const string StartItems = nameof(StartItems);
        internal const string InspectItems = nameof(InspectItems);
        internal const string CompleteBranches = nameof(CompleteBranches);
        internal const string ExpectBranches = nameof(ExpectBranches);
        internal const string ExpectIterations = nameof(ExpectIterations);
        internal const string SaveVariables = nameof(SaveVariables);
        internal const string RestoreVariables = nameof(RestoreVariables);
    }

    internal static class IExecutionHost
    {
        internal const string CaptureContext = nameof(CaptureContext);
        internal const string KeepsFrames = nameof(KeepsFrames);
        internal const string UtcNow = nameof(UtcNow);
        internal const string NewId = nameof(NewId);
        internal const string NextRandom = nameof(NextRandom);
        internal const string RunTaskAsync = nameof(RunTaskAsync);
        internal const string DelayAsync = nameof(DelayAsync);
    }

    internal static class TaskOutcome
    {
        internal const string Success = nameof(Success);
        internal const string Failed = nameof(Failed);
        internal const string Failure = nameof(Failure);
        internal const string Value = nameof(Value);
    }

    internal static class TaskFailure
    {
        internal const string FromFailState = nameof(FromFailState);
        internal const string ToErrorOutput = nameof(ToErrorOutput);
    }

    internal static class ConcurrentRun
    {
        internal const string BranchesAsync = nameof(BranchesAsync);
        internal const string IterationsAsync = nameof(IterationsAsync);
    }

    internal static class ContextObject
    {
        internal const string Of = nameof(Of);
        internal const string OfItem = nameof(OfItem);
    }

    internal static class FieldValues
    {
        internal const string WaitSeconds = nameof(WaitSeconds);
        internal const string WaitTimestamp = nameof(WaitTimestamp);
        internal const string Seconds = nameof(Seconds);
        internal const string MaxConcurrency = nameof(MaxConcurrency);
        internal const string CheckToleratedFailureCount = nameof(CheckToleratedFailureCount);
        internal const string CheckToleratedFailurePercentage = nameof(CheckToleratedFailurePercentage);
        internal const string ToleratedFailureCount = nameof(ToleratedFailureCount);
        internal const string ToleratedFailurePercentage = nameof(ToleratedFailurePercentage);
        internal const string Number = nameof(Number);
        internal const string PositiveNumber = nameof(PositiveNumber);
        internal const string DistributedItems = nameof(DistributedItems);
        internal const string RefuseInlineMap = nameof(RefuseInlineMap);
        internal const string Text = nameof(Text);
    }

    internal static class JsonataFields
    {
        internal const string Value = nameof(Value);
        internal const string Boolean = nameof(Boolean);
        internal const string WaitSeconds = nameof(WaitSeconds);
        internal const string WaitTimestamp = nameof(WaitTimestamp);
        internal const string Seconds = nameof(Seconds);
        internal const string Items = nameof(Items);
        internal const string MaxConcurrency = nameof(MaxConcurrency);
        internal const string CheckToleratedFailureCount = nameof(CheckToleratedFailureCount);
        internal const string CheckToleratedFailurePercentage = nameof(CheckToleratedFailurePercentage);
        internal const string Text = nameof(Text);
        internal const string ToleratedFailureCount = nameof(ToleratedFailureCount);
        internal const string ToleratedFailurePercentage = nameof(ToleratedFailurePercentage);
        internal const string Number = nameof(Number);
        internal const string PositiveNumber = nameof(PositiveNumber);
        internal const string DistributedItems = nameof(DistributedItems);
    }

    internal static class MapRunner
    {
        internal const string RunAsync = nameof(RunAsync);
    }

    internal static class IItemProcessor
    {
        internal const string Select = nameof(Select);
        internal const string CreateFrame = nameof(CreateFrame);
        internal const string RunAsync = nameof(RunAsync);
    }

    internal static class MapRunInput
    {
        internal const string Items = nameof(Items);
        internal const string ReaderArguments = nameof(ReaderArguments);
        internal const string MaxItems = nameof(MaxItems);
        internal const string MaxConcurrency = nameof(MaxConcurrency);
        internal const string ToleratedFailureCount = nameof(ToleratedFailureCount);
        internal const string ToleratedFailurePercentage = nameof(ToleratedFailurePercentage);
        internal const string BatchInput = nameof(BatchInput);
        internal const string MaxItemsPerBatch = nameof(MaxItemsPerBatch);
        internal const string MaxInputBytesPerBatch = nameof(MaxInputBytesPerBatch);
        internal const string WriterArguments = nameof(WriterArguments);
    }

    internal static class DefinitePath
    {
        internal const string Find = nameof(Find);
        internal const string FindHeld = nameof(FindHeld);
        internal const string Read = nameof(Read);
        internal const string ReadArgument = nameof(ReadArgument);
        internal const string ReadOperand = nameof(ReadOperand);
        internal const string ReadItems = nameof(ReadItems);
        internal const string Whole = nameof(Whole);
        internal const string Write = nameof(Write);
        internal const string Hold = nameof(Hold);
    }

    internal static class Intrinsics
    {
        internal const string Invalid = nameof(Invalid);
        internal const string InvalidTemplate = nameof(InvalidTemplate);
    }

    internal static class JsonPathQuery
    {
        internal const string Root = nameof(Root);
        internal const string Child = nameof(Child);
        internal const string Children = nameof(Children);
        internal const string Index = nameof(Index);
        internal const string Indexes = nameof(Indexes);
        internal const string Slice = nameof(Slice);
        internal const string Wildcard = nameof(Wildcard);
        internal const string Descendants = nameof(Descendants);
        internal const string Filter = nameof(Filter);
        internal const string Function = nameof(Function);
        internal const string Select = nameof(Select);
    }

    internal static class FormatTemplate
    {
        internal const string Apply = nameof(Apply);
    }

    internal static class LambdaInvoke
    {
        internal const string Payload = nameof(Payload);
        internal const string WrapAsync = nameof(WrapAsync);
    }

    internal static class IMachineProgram
    {
        internal const string CreateFrame = nameof(CreateFrame);
        internal const string RunAsync = nameof(RunAsync);
    }

    internal static class ITaskTable
    {
        internal const string InvokeAsync = nameof(InvokeAsync);
    }
}
