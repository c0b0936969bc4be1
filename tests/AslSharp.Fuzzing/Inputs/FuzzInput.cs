using AslSharp.Conformance.Tests.Differential;
using CsCheck;

namespace AslSharp.Fuzzing.Inputs;

/// <summary>A seed and what is done to it; both can be told apart when something is found.</summary>
/// <param name="Seed">The number of the seed; below zero for a random machine that is no seed.</param>
/// <param name="Mutations">What is done, one after the other.</param>
internal sealed record FuzzInput(int Seed, Mutation[] Mutations)
{
    private static readonly MutationKind[] Kinds = Enum.GetValues<MutationKind>();

    private static readonly Gen<Mutation> AnyMutation = Gen.Select(Gen.Int[0, Kinds.Length - 1], Gen.Int[0, int.MaxValue - 1], static (kind, seed) => new Mutation(Kinds[kind], seed));

    // What stays JSON gets furthest into the compiler.
    private static readonly Gen<Mutation> Careful = AnyMutation.Where(static mutation => mutation.Kind >= MutationKind.ChangeNumber);

    // The seeds are in the order of their lengths: the square prefers the shorter, of which more can be done in the same time.
    private static readonly Gen<int> AnySeed = Gen.Double[0, 0.999999].Select(static part => (int)(part * Math.Sqrt(part) * SeedTexts.Texts.Count));

    private static readonly Gen<int> LongerSeed = Gen.Double[0.5, 0.999999].Select(static part => (int)(part * SeedTexts.Texts.Count));

    // Machines that nobody has seen, often unchanged, so that much is right and gets as far as C#.
    private static readonly Gen<int> FreshSeed = Gen.Int[int.MinValue, -1];

    /// <summary>Inputs of every sort.</summary>
    internal static Gen<FuzzInput> Any { get; } = Gen.Frequency(
        (2, Gen.Select(FreshSeed, Careful.Array[0, 2], static (seed, mutations) => new FuzzInput(seed, mutations))),
        (2, Gen.Select(LongerSeed, Careful.Array[1, 1], static (seed, mutations) => new FuzzInput(seed, mutations))),
        (4, Gen.Select(AnySeed, Careful.Array[1, 3], static (seed, mutations) => new FuzzInput(seed, mutations))),
        (4, Gen.Select(AnySeed, AnyMutation.Array[1, 4], static (seed, mutations) => new FuzzInput(seed, mutations))),
        (1, Gen.Select(AnySeed, AnyMutation.Array[4, 16], static (seed, mutations) => new FuzzInput(seed, mutations))));

    /// <summary>The text.</summary>
    internal string Text => Mutations.Aggregate(Seed < 0 ? new RandomMachine(Seed).Make() : SeedTexts.Texts[Seed], static (text, mutation) => mutation.Apply(text));

    /// <summary>The name of the text's file, odd once in a while.</summary>
    internal string Name => FileNames.For(NumberOf(Seed, Mutations));

    // Not System.HashCode, which differs from process to process.
    private static int NumberOf(int seed, Mutation[] mutations) => mutations.Aggregate(seed, static (hash, mutation) => (hash * 31) + mutation.Seed + (int)mutation.Kind);

    /// <inheritdoc/>
    public override string ToString() => $"seed {Seed}, {string.Join(", ", Mutations)}";
}
