using AslSharp.Runtime;

namespace AslSharp.Testing;

/// <summary>The mocked tasks of a state machine, by state name.</summary>
/// <example><code>
/// var mocks = new Mocks();
/// mocks["Check Stock"].ReturnsJson("""{"inStock": true}""");
/// </code></example>
public sealed class Mocks
{
    private readonly Dictionary<string, TaskMock> _tasks = new(StringComparer.Ordinal);

    /// <summary>Whether a task that has given all its answers gives the last one again. Where not, one call more ends the run with <see cref="MockException"/>.</summary>
    public bool RepeatsLastAnswer { get; init; } = true;

    /// <summary>The states that are mocked.</summary>
    public IReadOnlyCollection<string> StateNames
    {
        get { lock (Lock) return [.. _tasks.Keys]; }
    }

    internal Lock Lock { get; } = new();

    /// <summary>The conversions of the machine that runs.</summary>
    internal TypeConversions Conversions { get; private set; } = TypeConversions.None;

    /// <summary>The mock of a Task state; made when it is asked for first.</summary>
    /// <param name="stateName">The state's name.</param>
    public TaskMock this[string stateName]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(stateName);
            lock (Lock)
            {
                if (!_tasks.TryGetValue(stateName, out var mock)) _tasks.Add(stateName, mock = new TaskMock(this, stateName));
                return mock;
            }
        }
    }

    internal TaskMock? Find(string stateName)
    {
        lock (Lock) return _tasks.GetValueOrDefault(stateName);
    }

    /// <summary>Starts all sequences anew: each execution sees its answers from the first.</summary>
    /// <param name="conversions">The conversions of the machine that runs.</param>
    internal void Rewind(TypeConversions conversions)
    {
        lock (Lock)
        {
            Conversions = conversions;
            foreach (var mock in _tasks.Values) mock.Rewind();
        }
    }
}
