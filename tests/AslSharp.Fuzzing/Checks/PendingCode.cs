namespace AslSharp.Fuzzing.Checks;

/// <summary>Gathers definitions until there are enough to compile their C# together.</summary>
/// <param name="size">How many are compiled together.</param>
internal sealed class PendingCode(int size)
{
    private readonly List<(string Name, string Text)> _waiting = [];
    private int _batches;

    /// <summary>How many definitions became C# that was compiled.</summary>
    internal int Compiled { get; private set; }

    /// <summary>Adds a definition, and compiles what was gathered once there is enough.</summary>
    /// <returns>The definitions whose C# does not compile, each with the first error.</returns>
    internal IReadOnlyList<(string Name, string Text, FuzzFailure Failure)> Add(string name, string text)
    {
        _waiting.Add((name, text));
        return _waiting.Count < size ? [] : Flush();
    }

    /// <summary>Compiles what was gathered: every second time as Debug builds do.</summary>
    /// <returns>The definitions whose C# does not compile, each with the first error.</returns>
    internal IReadOnlyList<(string Name, string Text, FuzzFailure Failure)> Flush()
    {
        if (_waiting.Count == 0) return [];
        var found = new List<(string, string, FuzzFailure)>();
        try
        {
            var (_, failures) = GeneratedCode.Build(_waiting, isDebug: ++_batches % 2 == 0, CancellationToken.None);
            for (var i = 0; i < failures.Length; i++)
            {
                if (failures[i] is { } failure) found.Add((_waiting[i].Name, _waiting[i].Text, failure));
            }
        }
        catch (FuzzFailure)
        {
            found.AddRange(OneByOne());
        }

        Compiled += _waiting.Count;
        _waiting.Clear();
        return found;
    }

    // The whole batch fails: one of them is to blame.
    private IEnumerable<(string Name, string Text, FuzzFailure Failure)> OneByOne()
    {
        foreach (var (name, text) in _waiting)
        {
            FuzzFailure? failure = null;
            try
            {
                GeneratedCode.Check(name, text);
            }
            catch (FuzzFailure one)
            {
                failure = one;
            }

            if (failure is not null) yield return (name, text, failure);
        }
    }
}
