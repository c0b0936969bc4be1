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
    public void Emit_ThatThrows_GivesADiagnostic()
    {
        var source = GuardedCompiler.Emit(Request(), "order.g.cs", static _ => throw new InvalidCastException());
        Assert.Equal(("order.g.cs", "", "ASL9001"), (source.HintName, source.Text, source.Failure?.Id));
    }

    [Fact]
    public void Emit_OfASoundPlan_GivesASurfaceAndAProgram()
    {
        var surface = GuardedCompiler.EmitSurface(Request(), TestContext.Current.CancellationToken);
        Assert.Null(surface.Failure);
        Assert.Contains("class OrderStateMachine", surface.Text);
        var program = GuardedCompiler.EmitProgram(Request(), TestContext.Current.CancellationToken);
        Assert.Null(program.Failure);
        Assert.Contains("partial struct Program", program.Text);
    }

    private static EmitRequest Request()
    {
        var definition = AslCompiler.Compile(File, TestContext.Current.CancellationToken);
        return new EmitRequest(new PlannedDefinition(File.Path, definition.Plan, null), TargetNames.Target(File.Path, "Shop"));
    }
}
