namespace AslSharp.Compiler.Analysis;

/// <summary>Two sets of variables: those assigned on some way, and those assigned on every way.</summary>
internal sealed class AssignedNames
{
    private const int WordLength = 64;

    private readonly ulong[] _possible;
    private readonly ulong[] _certain;

    /// <summary>Makes empty sets.</summary>
    /// <param name="count">The number of variables.</param>
    public AssignedNames(int count)
        : this(new ulong[(count + WordLength - 1) / WordLength], new ulong[(count + WordLength - 1) / WordLength])
    {
    }

    private AssignedNames(ulong[] possible, ulong[] certain) => (_possible, _certain) = (possible, certain);

    /// <summary>Whether some way assigns the variable.</summary>
    public bool IsPossible(int name) => (_possible[name / WordLength] & Bit(name)) != 0;

    /// <summary>Whether every way assigns the variable.</summary>
    public bool IsCertain(int name) => (_certain[name / WordLength] & Bit(name)) != 0;

    /// <summary>The same sets, free to change.</summary>
    public AssignedNames Copy() => new([.. _possible], [.. _certain]);

    /// <summary>Adds a variable to both sets.</summary>
    public void Add(int name)
    {
        _possible[name / WordLength] |= Bit(name);
        _certain[name / WordLength] |= Bit(name);
    }

    /// <summary>Adds another way.</summary>
    /// <returns>Whether that changed anything.</returns>
    public bool Join(AssignedNames other)
    {
        var hasChanged = false;
        for (var i = 0; i < _possible.Length; i++)
        {
            var (possible, certain) = (_possible[i] | other._possible[i], _certain[i] & other._certain[i]);
            hasChanged |= possible != _possible[i] || certain != _certain[i];
            (_possible[i], _certain[i]) = (possible, certain);
        }

        return hasChanged;
    }

    private static ulong Bit(int name) => 1UL << (name % WordLength);
}
