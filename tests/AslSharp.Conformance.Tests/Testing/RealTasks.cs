using System.Reflection;

namespace AslSharp.Conformance.Tests.Testing;

/// <summary>Stands in for a developer's tasks: every method of the emitted interface calls one function.</summary>
public class RealTasks : DispatchProxy
{
    private Func<AslValue, Task<AslValue>>? _function;

    /// <summary>The same machine as another, over tasks.</summary>
    public static IStateMachine Over(IStateMachine machine, Func<AslValue, Task<AslValue>> function)
    {
        var constructor = machine.GetType().GetConstructors().Single();
        var tasks = Create(constructor.GetParameters()[0].ParameterType, typeof(RealTasks));
        ((RealTasks)tasks)._function = function;
        return (IStateMachine)constructor.Invoke([tasks, null]);
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => new ValueTask<AslValue>(_function!((AslValue)args![0]!));
}
