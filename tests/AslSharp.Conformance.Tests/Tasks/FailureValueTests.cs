using System.Runtime.ExceptionServices;
using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Tasks;

/// <summary>A failure that comes as a value stays one: nothing is thrown on its way to a retry and a catch.</summary>
public sealed class FailureValueTests(TaskMachines machines) : IClassFixture<TaskMachines>
{
    [Fact]
    public async Task FailedAttempts_RetriedAndCaught_ThrowNothing()
    {
        var attempts = 0;
        var machine = ScriptedTasks.Over(machines.Retried, null, (context, _, _) =>
        {
            attempts++;
            return new(context.Fail("E", "c"));
        });
        var input = AslValue.Parse("""{"role": "r"}""");
        var thread = Environment.CurrentManagedThreadId;
        var thrown = 0;
        void Count(object? sender, FirstChanceExceptionEventArgs args)
        {
            if (Environment.CurrentManagedThreadId == thread) thrown++;
        }

        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            var running = machine.ExecuteAsync(input, CancellationToken.None);
            Assert.True(running.IsCompletedSuccessfully);
            Assert.Equal("""{"Error":"E","Cause":"c"}""", (await running).Output.ToJson());
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }

        Assert.Equal((4, 0), (attempts, thrown));
    }
}
