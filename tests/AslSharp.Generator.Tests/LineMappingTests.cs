using System.Reflection;
using System.Reflection.Metadata;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.Emit;

namespace AslSharp.Generator.Tests;

/// <summary>Emitted code points into the definition: run, and read back from the debug information.</summary>
public sealed class LineMappingTests
{
    private const string Path = Project.Directory + "/refund.asl.json";

    [Fact]
    public async Task Exception_InAState_NamesTheLineOfTheDefinition()
    {
        var exception = await FailAsync(HistoryEventType.SucceedStateEntered, isMapped: true);
        Assert.Contains($" in {Path}:line 5", exception.StackTrace);
    }

    [Fact]
    public async Task Exception_InAnotherState_NamesItsLine()
    {
        var exception = await FailAsync(HistoryEventType.PassStateExited, isMapped: true);
        Assert.Contains($" in {Path}:line 4", exception.StackTrace);
    }

    [Fact]
    public async Task Exception_WithoutMapping_NamesTheEmittedFile()
    {
        var exception = await FailAsync(HistoryEventType.PassStateExited, isMapped: false);
        Assert.DoesNotContain(Path, exception.StackTrace);
        Assert.Contains("Shop.RefundStateMachine.g.cs:line ", exception.StackTrace);
    }

    [Fact]
    public void SequencePoints_OfEveryState_StandInTheDefinition()
    {
        var (_, symbols) = Emit(isMapped: true);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var reader = provider.GetMetadataReader();
        var lines = reader.MethodDebugInformation
            .SelectMany(handle => reader.GetMethodDebugInformation(handle).GetSequencePoints())
            .Where(point => !point.IsHidden && reader.GetString(reader.GetDocument(point.Document).Name) == Path)
            .Select(point => point.StartLine)
            .Distinct()
            .Order();
        Assert.Equal([4, 5], lines);
    }

    [Fact]
    public void Definition_WhosePathNoDirectiveCanHold_IsNotMapped()
    {
        var run = Project.Empty.WithProperty("AslSharpLineMapping", "true").WithDefinition("a\"b.asl.json", Definitions.Refund).Run().AssertCompiles();
        Assert.DoesNotContain("#line", Assert.Single(run.Sources).Value);
    }

    private static async Task<Exception> FailAsync(HistoryEventType when, bool isMapped)
    {
        var (code, symbols) = Emit(isMapped);
        var type = Assembly.Load(code.ToArray(), symbols.ToArray()).GetType("Shop.RefundStateMachine", throwOnError: true)!;
        var machine = (IStateMachine)Activator.CreateInstance(type, new ExecutionOptions { Observer = new Saboteur(when) })!;
        return await Assert.ThrowsAsync<InvalidTimeZoneException>(async () => await machine.ExecuteAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken));
    }

    private static (MemoryStream Code, MemoryStream Symbols) Emit(bool isMapped)
    {
        var run = Project.Empty
            .WithDefinition("refund.asl.json", Definitions.Refund)
            .WithProperty("AslSharpLineMapping", isMapped ? "true" : "false")
            .Run().AssertCompiles();
        var (code, symbols) = (new MemoryStream(), new MemoryStream());
        var result = run.Output.Emit(
            code, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success);
        symbols.Position = 0;
        return (code, symbols);
    }

    /// <summary>Throws at an event, from inside the emitted code.</summary>
    private sealed class Saboteur(HistoryEventType when) : IExecutionObserver
    {
        public void OnEvent(string executionId, HistoryEvent historyEvent)
        {
            if (historyEvent.Type == when) throw new InvalidTimeZoneException();
        }
    }
}
