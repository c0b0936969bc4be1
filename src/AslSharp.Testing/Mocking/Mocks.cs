using AslSharp.Runtime;

namespace AslSharp.Testing;

/// <summary>The mocked tasks of a state machine, by state name. Those of a <see cref="StateMachineTester"/> know its machine: a name that none of its Task
/// states has is refused.</summary>
/// <example><code>
/// var mocks = new Mocks();
/// mocks["Check Stock"].ReturnsJson("""{"inStock": true}""");
/// </code></example>
public sealed class Mocks
{
    private readonly Dictionary<string, TaskMock> _tasks = new(StringComparer.Ordinal);

    /// <summary>Whether a task that has given all its answers gives the last one again. Where not, one call more ends the run with
    /// <see cref="MockException"/>.</summary>
    public bool RepeatsLastAnswer { get; init; } = true;

    /// <summary>The states that are mocked.</summary>
    public IReadOnlyCollection<string> StateNames
    {
        get { lock (Lock) return [.. _tasks.Keys]; }
    }

    internal Lock Lock { get; } = new();

    /// <summary>Whether names that the machine does not know are passed over, as in a mock file, or have been looked at before.</summary>
    internal bool MayNameAnyState { get; init; }

    /// <summary>Throws where no task has the name; null as long as any name may be right.</summary>
    internal Action<string>? Check { get; set; }

    /// <summary>The conversions of the machine that runs.</summary>
    internal TypeConversions Conversions { get; private set; } = TypeConversions.None;

    /// <summary>The mock of a Task state; made when it is asked for first.</summary>
    /// <param name="stateName">The state's name; where states of several branches have it, the place of one: <c>/States/Fan/Branches/0/States/Left</c>.</param>
    /// <exception cref="MockException">The tester's machine has no such state, or it is no Task state.</exception>
    public TaskMock this[string stateName]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(stateName);
            Check?.Invoke(stateName);
            lock (Lock)
            {
                if (!_tasks.TryGetValue(stateName, out var mock)) _tasks.Add(stateName, mock = new TaskMock(this, stateName));
                return mock;
            }
        }
    }

    /// <summary>The answers that nobody asked for in the last run, in words.</summary>
    internal IReadOnlyList<string> Unused()
    {
        lock (Lock) return [.. _tasks.Values.SelectMany(mock => mock.Unused())];
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
