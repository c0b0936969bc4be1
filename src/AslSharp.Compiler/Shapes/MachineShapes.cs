using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Shapes;

/// <summary>What C# says of a machine's data. Comparable by value.</summary>
/// <param name="Input">What an execution is given; null where nothing is known.</param>
/// <param name="Output">What it must give; null where nothing is known.</param>
/// <param name="Tasks">What is known of Task states, by the state's name, in ordinal order.</param>
public sealed record MachineShapes(Shape? Input, Shape? Output, EquatableArray<NamedTaskShapes> Tasks)
{
    /// <summary>Nothing is known.</summary>
    public static MachineShapes None { get; } = new(null, null, []);

    /// <summary>Makes a contract of a map by name.</summary>
    /// <param name="input">What an execution is given; null where nothing is known.</param>
    /// <param name="output">What it must give; null where nothing is known.</param>
    /// <param name="tasks">What is known of Task states, by the state's name.</param>
    public static MachineShapes Create(Shape? input, Shape? output, IReadOnlyDictionary<string, TaskShapes> tasks) => new(
        input,
        output,
        tasks.OrderBy(static task => task.Key, StringComparer.Ordinal).Select(static task => new NamedTaskShapes(task.Key, task.Value)).ToEquatableArray());
}
