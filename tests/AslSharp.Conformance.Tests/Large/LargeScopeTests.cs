using System.Reflection;
using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Large;

/// <summary>Scopes that are cut into methods, deep nests, long loops.</summary>
public sealed class LargeScopeTests(LargeScopeTests.Machines machines) : IClassFixture<LargeScopeTests.Machines>
{
    private const int Count = 300;

    public static TheoryData<bool> Yields => [false, true];

    [Theory]
    [MemberData(nameof(Yields))]
    public async Task LongScope_LoopsAndCatchesAcrossCuts_VisitsWhatAWalkVisits(bool yields)
    {
        var result = await RunAsync(machines.Long, AslValue.EmptyObject, async (context, _) =>
        {
            if (yields) await Task.Yield();
            return Fails(context.StateName) ? context.Fail("E", context.StateName) : AslValue.Of(context.StateName);
        });

        var (steps, caught, last) = Walk();
        Assert.Equal(ExecutionStatus.Succeeded, result.Status);
        Assert.Equal(3, result.Output["rounds"].GetInt32());
        Assert.Equal(steps, result.Output["steps"].GetInt32());
        Assert.Equal(caught, result.Output["caught"].GetInt32());
        Assert.Equal(last, result.Output["doc"]["e"]["Cause"].GetString());
    }

    [Theory]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(100)]
    public async Task ManyTasks_EachCallsItsOwnMethod(int count)
    {
        var machine = MethodNames.Over(MachineBatch.Compile(LargeMachines.Row(count))[0]);

        var output = (await machine.ExecuteAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken)).GetOutput();

        Assert.Equal(count, output.Count);
        Assert.All(Enumerable.Range(0, count), number => Assert.Equal($"T{number}Async", output[$"T{number}"].GetString()));
    }

    [Fact]
    public async Task DeepNest_Runs()
    {
        var result = await RunAsync(machines.Deep, AslValue.Parse("""{"one": [1]}"""), static (_, _) => default);

        var value = result.Output;
        var depth = 0;
        for (; value.IsObject && !value["in"].IsUndefined; depth++) value = value["in"];
        Assert.Equal(40, depth);
    }

    [Fact]
    public async Task Loop_OfAMillionSteps_DoesNotOverflowTheStack()
    {
        var result = await RunAsync(machines.Counting, AslValue.EmptyObject, static (_, _) => default);

        Assert.Equal(500_000, result.Output["n"].GetInt32());
    }

    [Theory]
    [MemberData(nameof(Yields))]
    public async Task Loop_WithManyTasks_DoesNotOverflowTheStack(bool yields)
    {
        var result = await RunAsync(machines.CountingTasks, AslValue.EmptyObject, async (_, _) =>
        {
            if (yields) await Task.Yield();
            return AslValue.Null;
        });

        Assert.Equal(10_000, result.Output["n"].GetInt32());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(149)]
    [InlineData(150)]
    public async Task ManyRules_TheFirstThatHolds_IsTaken(int number)
    {
        var input = AslValue.Object(new AslProperty("n", number));
        var rule = number < 150 ? number : -1;

        var paths = await RunAsync(machines.RulesOfPaths, input, static (_, _) => default);
        var expressions = await RunAsync(machines.RulesOfExpressions, input, static (_, _) => default);

        Assert.Equal($$"""{"rule":{{rule}},"in":{"n":{{number}} } }""".Replace(" ", ""), paths.Output.ToJson());
        Assert.Equal($"[{rule},{rule}]", expressions.Output.ToJson());
    }

    private static Task<ExecutionResult> RunAsync(IStateMachine machine, AslValue input, Func<TaskContext, AslValue, ValueTask<AslValue>> function)
    {
        // Away from the test framework's own context, so that yielding tasks come back on the pool.
        var cancellation = TestContext.Current.CancellationToken;
        return Task.Run(() => machine.ExecuteAsync(new DelegateHost(new ExecutionOptions(), (context, value, _) => function(context, value)), input, cancellation).AsTask(), cancellation);
    }

    private static bool Fails(string stateName) => int.Parse(stateName[1..]) % 5 == 0;

    // The same walk, over the numbers alone.
    private static (int Steps, int Caught, string Last) Walk()
    {
        var (steps, caught, last) = (0, 0, "");
        for (var round = 0; round < 3; round++)
        {
            for (var i = round == 0 ? 0 : 2; i < Count;)
            {
                if (i % 3 == 1 && Fails($"S{i}"))
                {
                    (caught, last) = (caught + 1, $"S{i}");
                    var far = i * 7 % Count;
                    i = Math.Min(Count - 1, far > i ? far : i + 1);
                    continue;
                }

                steps++;
                i++;
            }
        }

        return (steps, caught, last);
    }

    /// <summary>Tasks that give the names of their methods.</summary>
    public class MethodNames : DispatchProxy
    {
        internal static IStateMachine Over(IStateMachine machine)
        {
            var constructor = machine.GetType().GetConstructors().Single();
            return (IStateMachine)constructor.Invoke([Create(constructor.GetParameters()[0].ParameterType, typeof(MethodNames)), null]);
        }

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => new ValueTask<AslValue>(AslValue.Of(targetMethod!.Name));
    }

    /// <summary>The machines, in one compilation.</summary>
    public sealed class Machines
    {
        private readonly IStateMachine[] _machines = MachineBatch.Compile(
            LargeMachines.Long(Count), LargeMachines.Deep(40), LargeMachines.Counting(500_000, withTask: false), LargeMachines.Counting(10_000, withTask: true),
            LargeMachines.Rules(150, isJsonata: false), LargeMachines.Rules(150, isJsonata: true));

        internal IStateMachine Long => _machines[0];

        internal IStateMachine Deep => _machines[1];

        internal IStateMachine Counting => _machines[2];

        internal IStateMachine CountingTasks => _machines[3];

        internal IStateMachine RulesOfPaths => _machines[4];

        internal IStateMachine RulesOfExpressions => _machines[5];
    }
}
