using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;
using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests;

/// <summary>The compiler's own mistakes.</summary>
public sealed class GuardedCompilerTests
{
    private static readonly AslFile File = AslFile.Create("order.asl.json", Definitions.Order);

    [Fact]
    public void Compile_ThatThrows_GivesADiagnostic()
    {
        var definition = GuardedCompiler.Compile(File, static (_, _) => throw new InvalidCastException("no\r\ncast"), CancellationToken.None);
        var diagnostic = Assert.Single(definition.Diagnostics.ToArray());
        Assert.Equal(("ASL9001", "order.asl.json"), (diagnostic.Id, diagnostic.Location.Path));
        Assert.Contains("InvalidCastException (no  cast)", diagnostic.Message);
        Assert.DoesNotContain('\n', diagnostic.Message);
        Assert.Null(definition.Plan.Machine);
    }

    [Fact]
    public void Compile_ThatIsCancelled_Throws()
        => Assert.Throws<OperationCanceledException>(() => GuardedCompiler.Compile(File, static (_, _) => throw new OperationCanceledException(), CancellationToken.None));

    [Fact]
    public void Emit_ThatThrowsOnTheMachine_GivesTheSurfaceAndADiagnostic()
    {
        var source = GuardedCompiler.Emit(Request(), static (plan, _, _) => plan.Machine is null ? "surface" : throw new InvalidCastException());
        Assert.Equal("surface", source.Text);
        Assert.Equal("ASL9001", source.Failure?.Id);
    }

    [Fact]
    public void Emit_ThatAlwaysThrows_GivesADiagnostic()
    {
        var source = GuardedCompiler.Emit(Request(), static (_, _, _) => throw new InvalidCastException());
        Assert.Equal("", source.Text);
        Assert.Equal("ASL9001", source.Failure?.Id);
    }

    [Fact]
    public void Emit_OfASoundPlan_Succeeds()
    {
        var source = GuardedCompiler.Emit(Request(), TestContext.Current.CancellationToken);
        Assert.Null(source.Failure);
        Assert.Contains("class OrderStateMachine", source.Text);
    }

    private static EmitRequest Request()
    {
        var definition = AslCompiler.Compile(File, TestContext.Current.CancellationToken);
        return new EmitRequest(new PlannedDefinition(File.Path, definition.Plan, null), TargetNames.Target(File.Path, "Shop"));
    }
}
