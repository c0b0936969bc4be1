using System.Text.Json;
using AslSharp.Fuzzing.Machines.Making;

namespace AslSharp.Fuzzing.Machines.Running;

/// <summary>A definition and how it is run: all that is needed to do the same again.</summary>
/// <param name="Seed">Decides the input, and what tasks, stores, observers and clocks do.</param>
/// <param name="Run">Which of the runs; -1 for all of them.</param>
/// <param name="Definition">The definition.</param>
internal sealed record MachineCase(ulong Seed, int Run, string Definition)
{
    /// <summary>How many runs a machine has.</summary>
    internal const int Runs = 5;

    /// <summary>The machine of a number.</summary>
    internal static MachineCase Make(uint seed, int number)
    {
        var id = ((ulong)seed << 32) | (uint)number;
        return new MachineCase(id, -1, new MachineMaker(Dice.From(id, "machine").Below(int.MaxValue)).Make());
    }

    /// <summary>Reads a case that was written by <see cref="Write"/>.</summary>
    internal static MachineCase Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { MaxDepth = 1000 });
        var root = document.RootElement;
        return new MachineCase(root.GetProperty("seed").GetUInt64(), root.GetProperty("run").GetInt32(), root.GetProperty("definition").GetRawText());
    }

    /// <summary>Writes the case to a file.</summary>
    internal void Write(string path) => File.WriteAllText(path, $$"""{ "seed": {{Seed}}, "run": {{Run}}, "definition": {{Definition}} }""");
}
