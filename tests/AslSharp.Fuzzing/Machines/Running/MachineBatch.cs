using AslSharp.Compiler;
using AslSharp.Compiler.Text;
using AslSharp.Fuzzing.Checks;

namespace AslSharp.Fuzzing.Machines.Running;

/// <summary>Cases, compiled together as the generator compiles a project, and loaded.</summary>
internal static class MachineBatch
{
    /// <summary>Compiles cases.</summary>
    /// <returns>For each the machine without tasks, or null with why there is none: errors in the definition, or a finding.</returns>
    internal static IReadOnlyList<(MachineCase Case, IStateMachine? Machine, string? Refused, MachineFinding? Finding)> Compile(IReadOnlyList<MachineCase> cases)
    {
        var outcomes = new (MachineCase, IStateMachine?, string?, MachineFinding?)[cases.Count];
        var right = new List<int>();
        for (var i = 0; i < cases.Count; i++)
        {
            var error = AslCompiler.Compile(AslFile.Create(GeneratedCode.FileName, cases[i].Definition)).Diagnostics.FirstOrDefault(static diagnostic => diagnostic.IsError);
            outcomes[i] = (cases[i], null, error?.ToString(), null);
            if (error is null) right.Add(i);
        }

        if (right.Count == 0) return outcomes;
        var (image, failures) = GeneratedCode.Build([.. right.Select(i => (GeneratedCode.FileName, cases[i].Definition))], isDebug: false, CancellationToken.None);
        var assembly = image is null ? null : GeneratedCode.Load(image);
        for (var i = 0; i < right.Count; i++)
        {
            var one = cases[right[i]];
            outcomes[right[i]] = failures[i] is { } failure
                ? (one, null, null, new MachineFinding(one, failure.Signature, failure.Message))
                : (one, Create(assembly!, i), null, null);
        }

        return outcomes;
    }

    private static IStateMachine Create(System.Reflection.Assembly assembly, int index)
        => GeneratedCode.MachineType(assembly, index).GetMethod("WithoutTasks")!.CreateDelegate<Func<ExecutionOptions?, IStateMachine>>()(null);
}
