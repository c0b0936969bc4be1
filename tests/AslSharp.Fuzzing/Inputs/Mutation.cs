namespace AslSharp.Fuzzing.Inputs;

/// <summary>One change of a text, the same each time.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Seed">Decides where and with what.</param>
internal readonly record struct Mutation(MutationKind Kind, int Seed)
{
    // Larger texts tell nothing new and slow everything down.
    private const int LargestText = 150_000;

    /// <summary>The changed text; the same text where there is nothing to change.</summary>
    internal string Apply(string text)
    {
        var random = new Random(Seed);
        var changed = Kind >= MutationKind.RenameField ? StructureMutations.Apply(Kind, text, random) : TextMutations.Apply(Kind, text, random);
        return changed.Length <= LargestText ? changed : text;
    }
}
