using System.Text.Json;

namespace AslSharp.Fuzzing.Machines.Running;

/// <summary>A broken promise.</summary>
/// <param name="Case">How to see it again.</param>
/// <param name="Signature">The same for findings that are likely to have one cause.</param>
/// <param name="Message">What was seen.</param>
internal sealed record MachineFinding(MachineCase Case, string Signature, string Message)
{
    /// <summary>One line of text.</summary>
    internal string ToLine() => JsonSerializer.Serialize(new[] { Case.Seed.ToString(), Case.Run.ToString(), Signature, Message, Case.Definition });

    /// <summary>Reads <see cref="ToLine"/>.</summary>
    internal static MachineFinding Parse(string line)
    {
        var parts = JsonSerializer.Deserialize<string[]>(line)!;
        return new MachineFinding(new MachineCase(ulong.Parse(parts[0]), int.Parse(parts[1]), parts[4]), parts[2], parts[3]);
    }
}
