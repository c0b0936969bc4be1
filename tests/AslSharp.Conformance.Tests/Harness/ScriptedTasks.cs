using System.Reflection;

namespace AslSharp.Conformance.Tests.Harness;

/// <summary>Stands in for a developer's tasks: every method of the emitted interface calls one function, above the envelope of <c>lambda:invoke</c>.</summary>
public class ScriptedTasks : DispatchProxy
{
    private TaskFunction? _function;

    /// <summary>The same machine as one made by <c>WithoutTasks</c>, over tasks.</summary>
    internal static IStateMachine Over(IStateMachine machine, ExecutionOptions? options, TaskFunction function)
    {
        var constructor = machine.GetType().GetConstructors().Single();
        var tasks = Create(constructor.GetParameters()[0].ParameterType, typeof(ScriptedTasks));
        ((ScriptedTasks)tasks)._function = function;
        return (IStateMachine)constructor.Invoke([tasks, options]);
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        => _function!((TaskContext)args![1]!, (AslValue)args[0]!, (CancellationToken)args[2]!);
}
