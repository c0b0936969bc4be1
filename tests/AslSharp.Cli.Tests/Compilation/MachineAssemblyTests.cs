using AslSharp.Cli.Compilation;
using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;

namespace AslSharp.Cli.Tests.Compilation;

public sealed class MachineAssemblyTests
{
    [Fact]
    public async Task Load_BrokenFileAmongGoodOnes_LeavesOutOnlyThatOne()
    {
        EmittedMachine[] machines = [Emit(0), new(1, "M1.Bad", "namespace M1; class Bad { Missing _field; }", ""), Emit(2)];

        var loaded = MachineAssembly.Load(machines, isForgotten: false, TestContext.Current.CancellationToken).Select(machine => machine.Outcome).ToList();

        Assert.Contains("CS0246", loaded[1].Failure, StringComparison.Ordinal);
        Assert.Null(loaded[1].Create);
        foreach (var (_, create) in (ReadOnlySpan<(string?, Func<ExecutionOptions?, IStateMachine>?)>)[loaded[0], loaded[2]]) Assert.NotNull(create);
        var result = await loaded[2].Create!(null).ExecuteAsync(5, TestContext.Current.CancellationToken);
        Assert.Equal(5, result.Output);
    }

    [Fact]
    public void Compile_ManyDefinitions_GivesAMachineForEach()
    {
        var files = Enumerable.Range(0, 20).Select(_ => AslFile.Create("same.asl.json", Echo)).ToList();

        var machines = InMemoryCompiler.Compile(files, TestContext.Current.CancellationToken);

        Assert.All(machines, machine => Assert.NotNull(machine.Create));
        Assert.Equal(20, machines.Select(machine => machine.Create!(null).GetType()).Distinct().Count());
    }

    [Fact]
    public void Machine_ThatIsToBeForgotten_IsUnloaded()
    {
        var machine = Compile();
        for (var i = 0; machine.IsAlive && i < 20; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(machine.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Compile()
            => new(InMemoryCompiler.Compile([AslFile.Create("echo.asl.json", Echo)], TestContext.Current.CancellationToken, isForgotten: true)[0].Create!(null).GetType().Assembly);
    }

    private const string Echo = """{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""";

    private static EmittedMachine Emit(int index)
    {
        var target = TargetNames.Target("echo.asl.json", $"M{index}");
        var plan = AslCompiler.Compile(AslFile.Create("echo.asl.json", Echo)).Plan;
        return new EmittedMachine(index, $"{target.Namespace}.{target.ClassName}", AslCompiler.EmitSurface(plan, target), AslCompiler.EmitProgram(plan, target));
    }
}
