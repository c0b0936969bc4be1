using System.Reflection;
using System.Reflection.Metadata;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace AslSharp.Generator.Tests;

/// <summary>Emitted code points into the definition: run, and read back from the debug information.</summary>
public sealed class LineMappingTests
{
    private const string Path = Project.Directory + "/refund.asl.json";

    [Fact]
    public async Task StackTrace_InAState_NamesTheLineOfTheDefinition()
        => Assert.Contains($" in {Path}:line 5", await TraceAsync(HistoryEventType.SucceedStateEntered, isMapped: true));

    [Fact]
    public async Task StackTrace_InAnotherState_NamesItsLine()
        => Assert.Contains($" in {Path}:line 4", await TraceAsync(HistoryEventType.PassStateExited, isMapped: true));

    [Fact]
    public async Task StackTrace_WithoutMapping_NamesTheEmittedFile()
    {
        var trace = await TraceAsync(HistoryEventType.PassStateExited, isMapped: false);
        Assert.DoesNotContain(Path, trace);
        Assert.Contains("Shop.RefundStateMachine-Program.g.cs:line ", trace);
    }

    // One stop for each place: the state from its name to its end, then its fields. All else is hidden.
    [Fact]
    public void SequencePoints_OfEveryState_AreThePlacesOfTheDefinition()
    {
        var (_, symbols) = Emit(isMapped: true);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var reader = provider.GetMetadataReader();
        var lines = reader.MethodDebugInformation
            .SelectMany(handle => reader.GetMethodDebugInformation(handle).GetSequencePoints())
            .Where(point => !point.IsHidden && reader.GetString(reader.GetDocument(point.Document).Name) == Path)
            .Select(point => $"({point.StartLine},{point.StartColumn})-({point.EndLine},{point.EndColumn})");
        Assert.Equal(["(4,5)-(4,87)", "(4,31)-(4,43)", "(4,45)-(4,69)", "(5,5)-(5,34)"], lines);
    }

    [Fact]
    public void Directives_NameTheDefinitionAsThePathMapDoes()
    {
        var project = Project.Empty
            .WithDefinition("refund.asl.json", Definitions.Refund)
            .WithProperty("AslSharpLineMapping", "true")
            .WithCompilerOptions(static options => options.WithSourceReferenceResolver(
                new SourceFileResolver([], null, [new($"{Project.Directory}/", "/_/")])));
        var program = project.Run().AssertCompiles().Sources["Shop.RefundStateMachine-Program.g.cs"];
        Assert.Contains("\"/_/refund.asl.json\"", program, StringComparison.Ordinal);
        Assert.DoesNotContain(Project.Directory, program, StringComparison.Ordinal);
    }

    [Fact]
    public void Definition_WhosePathNoDirectiveCanHold_IsNotMapped()
    {
        var run = Project.Empty.WithProperty("AslSharpLineMapping", "true").WithDefinition("a\"b.asl.json", Definitions.Refund).Run().AssertCompiles();
        Assert.All(run.Sources.Values, static text => Assert.DoesNotContain("#line", text));
    }

    private static async Task<string> TraceAsync(HistoryEventType when, bool isMapped)
    {
        var (code, symbols) = Emit(isMapped);
        var type = Assembly.Load(code.ToArray(), symbols.ToArray()).GetType("Shop.RefundStateMachine", throwOnError: true)!;
        var witness = new Witness(when);
        var machine = (IStateMachine)Activator.CreateInstance(type, new ExecutionOptions { Observer = witness })!;
        await machine.ExecuteAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken);
        return witness.Trace;
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

    /// <summary>Looks at the stack at an event, from inside the emitted code.</summary>
    private sealed class Witness(HistoryEventType when) : IExecutionObserver
    {
        public string Trace { get; private set; } = "";

        public void OnEvent(string executionId, HistoryEvent historyEvent)
        {
            if (historyEvent.Type == when) Trace = new System.Diagnostics.StackTrace(fNeedFileInfo: true).ToString();
        }
    }
}
