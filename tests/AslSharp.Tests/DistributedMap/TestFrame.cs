using AslSharp.Hosting;
using ChildExecution = AslSharp.Hosting.Execution;

namespace AslSharp.Tests.DistributedMap;

/// <summary>The frame of a scope that is of no matter.</summary>
internal sealed class TestFrame(ChildExecution execution) : Frame(execution, execution.Input);
