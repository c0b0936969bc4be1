using System.Reflection;
using System.Text.Json;
using AslSharp.Compiler.Emit;

namespace AslSharp.Conformance.Tests.Typed;

/// <summary>Methods in types of C# that give what was recorded, as objects.</summary>
public class RecordedTasks : DispatchProxy
{
    internal static readonly JsonSerializerOptions Settings = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly MethodInfo FromResult = typeof(Task).GetMethod(nameof(Task.FromResult))!;

    private Dictionary<string, Type?> _results = null!;

    /// <summary>What the next call gives.</summary>
    internal AslValue Answer { get; set; }

    /// <summary>What the calls of each state give, in order, where each is told by itself.</summary>
    internal Dictionary<string, Queue<AslValue>>? Answers { get; set; }

    internal static RecordedTasks Of(Type tasks)
    {
        var proxy = (RecordedTasks)Create(tasks, typeof(RecordedTasks));
        proxy._results = tasks.GetMethods().Where(static method => method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>))
            .ToDictionary(static method => method.Name, static method => (Type?)method.ReturnType.GenericTypeArguments[0], StringComparer.Ordinal);
        return proxy;
    }

    /// <summary>The type of a state's result; null where its method gives none, or nobody declared it.</summary>
    internal Type? ResultOf(string state)
        => _results.FirstOrDefault(method => TargetNames.IsTaskMethod(method.Key, state)).Value is { } type && type != typeof(AslValue) ? type : null;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.ReturnType;
        if (Answers?.First(answers => TargetNames.IsTaskMethod(targetMethod.Name, answers.Key)).Value is { } queue) Answer = queue.Dequeue();
        if (type == typeof(Task)) return Task.CompletedTask;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Task<>)) return new ValueTask<AslValue>(Answer);
        var result = type.GenericTypeArguments[0];
        return FromResult.MakeGenericMethod(result).Invoke(null, [JsonSerializer.Deserialize(Answer.ToJson(), result, Settings)]);
    }
}
