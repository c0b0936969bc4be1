using System.Reflection;
using System.Text;
using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;

namespace AslSharp.Benchmarks.Chains;

/// <summary>
/// A machine of so many Task states in a row. The first ten stand in a loop; the input says how often they run, and whether the others run
/// behind them. So one machine shows what a state costs among many, and what it costs to run through all of them.
/// </summary>
internal static class Chain
{
    /// <summary>How many Task states stand in the loop.</summary>
    internal const int LoopLength = 10;

    private const string Namespace = "AslSharp.Benchmarks.Emitted";

    /// <summary>An input that goes round the loop only.</summary>
    internal static AslValue LoopInput(int rounds) => Input(rounds, all: false);

    /// <summary>An input that runs through all states once.</summary>
    internal static AslValue ThroughInput { get; } = Input(1, all: true);

    /// <summary>The compiled machine with its tasks.</summary>
    internal static byte[] Compile(int count)
    {
        const string file = "chain.asl.json";
        var definition = AslCompiler.Compile(AslFile.Create(file, Definition(count)));
        if (definition.Diagnostics.FirstOrDefault(static diagnostic => diagnostic.IsError) is { } error) throw new InvalidOperationException(error.ToString());
        var target = TargetNames.Target(file, Namespace);
        return EmittedAssembly.Compile(
            $"Chain{count}", AslCompiler.EmitSurface(definition.Plan, target), AslCompiler.EmitProgram(definition.Plan, target), Tasks(count));
    }

    /// <summary>Runs the machine of a compiled assembly.</summary>
    internal static Func<AslValue, CancellationToken, ValueTask<AslValue>> Open(Assembly assembly)
    {
        var tasks = Activator.CreateInstance(assembly.GetType($"{Namespace}.Tasks")!)!;
        var machine = assembly.GetType($"{Namespace}.ChainStateMachine")!.GetConstructors()[0].Invoke([tasks, null]);
        return machine.GetType()
            .GetMethod("RunAsync", [typeof(AslValue), typeof(CancellationToken)])!.CreateDelegate<Func<AslValue, CancellationToken, ValueTask<AslValue>>>(
                machine);
    }

    private static AslValue Input(int rounds, bool all)
        => AslValue.Parse($$$"""{"order":{"id":"O-4711"},"count":{"value":0},"limit":{{{rounds}}},"all":{{{(all ? "true" : "false")}}} }""");

    private static string Definition(int count)
    {
        var text = new StringBuilder("""{"StartAt":"T0","States":{""");
        for (var i = 0; i < LoopLength; i++) text.Append(Task(i, i + 1 == LoopLength ? "Count" : $"T{i + 1}"));
        text.Append($$"""
            "Count":{"Type":"Pass","Parameters":{"value.$":"States.MathAdd($.count.value, 1)"},"ResultPath":"$.count","Next":"Again?"},
            "Again?":{"Type":"Choice","Choices":[{"Variable":"$.count.value","NumericLessThanPath":"$.limit","Next":"T0"}],"Default":"All?"},
            "All?":{"Type":"Choice","Choices":[{"Variable":"$.all","BooleanEquals":true,"Next":"{{(count > LoopLength ? $"T{LoopLength}" : "Done")}}"}],"Default":"Done"},
            """);
        for (var i = LoopLength; i < count; i++) text.Append(Task(i, i + 1 == count ? "Done" : $"T{i + 1}"));
        return text.Append("\"Done\":{\"Type\":\"Succeed\"}}}").ToString();
    }

    private static string Task(int i, string next) => $$"""
        "T{{i}}":{
          "Type":"Task",
          "Resource":"arn:aws:lambda:us-east-1:123456789012:function:step",
          "Parameters":{"id.$":"$.order.id","number": {{i}} },
          "ResultPath":"$.r{{i % LoopLength}}",
          "Next":"{{next}}"
        },
        """;

    private static string Tasks(int count)
    {
        var text = new StringBuilder($$"""
            using System.Threading;
            using System.Threading.Tasks;
            namespace {{Namespace}};
            public sealed class Tasks : IChainTasks
            {

            """);
        for (var i = 0; i < count; i++)
            text.Append(
                $"    public ValueTask<AslValue> T{i}Async(AslValue input, TaskContext context, CancellationToken cancellationToken) => Chains.ChainTasks.RunAsync(input);\n");
        return text.Append("}\n").ToString();
    }
}
