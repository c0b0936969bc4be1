using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace AslSharp.Runtime;

/// <summary>The conversions of the types that a machine's contracts name: its input and output, its tasks' parameters and results.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TypeConversions
{
    private readonly Dictionary<Type, Delegate> _readers = [];
    private readonly Dictionary<Type, Delegate> _writers = [];

    /// <summary>No conversions.</summary>
    public static TypeConversions None { get; } = new();

    /// <summary>The conversions of a program.</summary>
    /// <typeparam name="TProgram">The program.</typeparam>
    /// <returns>The conversions; none where an editor left the program out.</returns>
    public static TypeConversions Of<TProgram>()
        where TProgram : ITypedProgram
        => TProgram.Conversions;

    /// <summary>Adds how a type is read. For emitted code, before anybody else sees this.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="read">Reads it.</param>
    /// <returns>This.</returns>
    public TypeConversions Reads<T>(Func<AslValue, T> read)
    {
        _readers[typeof(T)] = read;
        return this;
    }

    /// <summary>Adds how a type is written. For emitted code, before anybody else sees this.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="write">Writes it.</param>
    /// <returns>This.</returns>
    public TypeConversions Writes<T>(Func<T, AslValue> write)
    {
        _writers[typeof(T)] = write;
        return this;
    }

    /// <summary>Finds how a type is read.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="read">Reads it.</param>
    /// <returns>Whether the contracts read that type.</returns>
    public bool TryGetReader<T>([NotNullWhen(true)] out Func<AslValue, T>? read)
        => (read = _readers.GetValueOrDefault(typeof(T)) as Func<AslValue, T>) is not null;

    /// <summary>Finds how a type is written.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="write">Writes it.</param>
    /// <returns>Whether the contracts write that type.</returns>
    public bool TryGetWriter<T>([NotNullWhen(true)] out Func<T, AslValue>? write)
        => (write = _writers.GetValueOrDefault(typeof(T)) as Func<T, AslValue>) is not null;
}
