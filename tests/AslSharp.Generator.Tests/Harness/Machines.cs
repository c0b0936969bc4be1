using System.Reflection;
using Microsoft.CodeAnalysis.Emit;

namespace AslSharp.Generator.Tests.Harness;

/// <summary>Loads emitted code and runs it.</summary>
internal static class Machines
{
    /// <summary>Runs every machine of a project over an empty object, each task answered with its input, and gives the outputs by the classes' names.</summary>
    public static async Task<IReadOnlyDictionary<string, AslValue>> RunAllAsync(GeneratorRun run)
    {
        var outputs = new Dictionary<string, AslValue>(StringComparer.Ordinal);
        foreach (var type in Load(run).GetTypes().Where(static type => type.IsAssignableTo(typeof(IStateMachine))))
        {
            var options = new ExecutionOptions { Services = new ServiceHandlers().Add("*", static (parameters, _, _) => new(parameters)) };
            var machine = (IStateMachine)type.GetMethod("WithoutTasks")!.Invoke(null, [options])!;
            var result = await machine.ExecuteAsync(AslValue.EmptyObject, TestContext.Current.CancellationToken);
            Assert.True(result.IsSuccess, $"{type}: {result.Error}: {result.Cause}");
            outputs.Add(type.FullName!, result.Output);
        }

        return outputs;
    }

    /// <summary>Makes a machine that has no tasks.</summary>
    public static IStateMachine Create(GeneratorRun run, string type)
        => (IStateMachine)Load(run).GetType(type, throwOnError: true)!.GetMethod("WithoutTasks")!.Invoke(null, [null])!;

    /// <summary>Makes a machine over its tasks.</summary>
    public static IStateMachine Create(GeneratorRun run, string type, string tasks)
    {
        var assembly = Load(run);
        return (IStateMachine)Activator.CreateInstance(assembly.GetType(type, throwOnError: true)!, Activator.CreateInstance(assembly.GetType(tasks, throwOnError: true)!), null)!;
    }

    /// <summary>Calls a static method without parameters, and waits for its answer.</summary>
    public static async Task<T> CallAsync<T>(GeneratorRun run, string type, string method)
        => await (Task<T>)Load(run).GetType(type, throwOnError: true)!.GetMethod(method)!.Invoke(null, null)!;

    private static Assembly Load(GeneratorRun run)
    {
        var (code, symbols) = (new MemoryStream(), new MemoryStream());
        var options = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);
        var result = run.AssertCompiles().Output.Emit(code, symbols, options: options, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(code.ToArray(), symbols.ToArray());
    }
}
