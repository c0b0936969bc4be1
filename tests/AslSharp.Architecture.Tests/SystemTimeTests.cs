using System.Diagnostics;
using System.Reflection;
using AslSharp.Durable;
using AslSharp.Testing;

namespace AslSharp.Architecture.Tests;

/// <summary>Whatever waits or looks at a clock asks a <see cref="TimeProvider"/> for it, so that virtual time is all the time there is.</summary>
public sealed class SystemTimeTests
{
    private static readonly HashSet<Type> Banned = [typeof(Timer), typeof(PeriodicTimer), typeof(System.Timers.Timer), typeof(Stopwatch)];

    [Theory]
    [InlineData(typeof(IStateMachine))]
    [InlineData(typeof(StateMachineTester))]
    [InlineData(typeof(ExecutionClient))]
    public void Assembly_CallsNoClockAndNoTimerOfTheSystem(Type typeInside)
    {
        var called = CalledMembers(typeInside.Module).ToList();

        Assert.Empty(called.Where(IsOfTheSystem).Select(member => $"{member.DeclaringType}.{member.Name}"));
        Assert.True(called.Count > 100, $"Only {called.Count} members were found.");
        Assert.Contains(called, member => member.DeclaringType == typeof(TimeProvider));
    }

    private static bool IsOfTheSystem(MethodBase member)
    {
        if (member.DeclaringType is not { } type) return false;
        if (Banned.Contains(type) || (type == typeof(Thread) && member.Name == nameof(Thread.Sleep))) return true;
        if ((type == typeof(DateTime) || type == typeof(DateTimeOffset)) && member.Name is "get_Now" or "get_UtcNow" or "get_Today") return true;
        var parameters = member.GetParameters().Select(parameter => parameter.ParameterType).ToList();
        var isTimed = parameters.Contains(typeof(TimeSpan)) && !parameters.Contains(typeof(TimeProvider));
        return typeof(Task).IsAssignableFrom(type) ? isTimed || (member.Name == nameof(Task.Delay) && parameters.Contains(typeof(int)))
            : type == typeof(CancellationTokenSource) ? isTimed || member.Name == nameof(CancellationTokenSource.CancelAfter)
            : type == typeof(SemaphoreSlim) && isTimed;
    }

    private static IEnumerable<MethodBase> CalledMembers(Module module)
    {
        const int MemberReferences = 0x0A000000;
        for (var row = 1; ; row++)
        {
            MemberInfo? member;
            try
            {
                member = module.ResolveMember(MemberReferences | row);
            }
            catch (ArgumentOutOfRangeException)
            {
                yield break;
            }
            catch (Exception exception) when (exception is BadImageFormatException or ArgumentException)
            {
                // A member of a type parameter's own: no clock.
                continue;
            }

            if (member is MethodBase method) yield return method;
        }
    }
}
