using AslSharp.Fuzzing.LongRun;
using AslSharp.Fuzzing.Machines.Running;

namespace AslSharp.Fuzzing;

/// <summary>What the program does when its first argument names it; without such an argument it runs the tests.</summary>
/// <param name="Name">The argument.</param>
/// <param name="Purpose">What it does, for people.</param>
/// <param name="Run">Does it with the arguments that are left; gives the exit code.</param>
internal sealed record FuzzMode(string Name, string Purpose, Func<string[], int> Run)
{
    /// <summary>All modes.</summary>
    internal static readonly FuzzMode[] All =
    [
        new("texts", "compiles mutated definitions", FuzzCommand.Run),
        new("machines", "runs random machines among hostile tasks, stores and observers", MachineCommand.Run),
        new(MachineWorker.Mode, "is the process that `machines` runs them in", MachineWorker.Run),
    ];

    /// <summary>The modes and where their options are described, for people.</summary>
    internal static string Usage => string.Join("\n", All.Select(static mode => $"{mode.Name,-16} {mode.Purpose}")) + "\nThe options are in tests/AslSharp.Fuzzing/README.md.";

    /// <summary>The mode that the arguments name, or null.</summary>
    internal static FuzzMode? Find(string[] arguments) => arguments.Length == 0 ? null : All.FirstOrDefault(mode => mode.Name == arguments[0]);
}
