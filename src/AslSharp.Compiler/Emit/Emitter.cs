using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>
/// Emits the C# of one state machine: a file for what the developer sees, and a file for what runs, which an editor can do without.
/// </summary>
internal static class Emitter
{
    /// <summary>The text of the file that the developer sees.</summary>
    /// <param name="plan">The machine.</param>
    /// <param name="target">The names.</param>
    public static string EmitSurface(StateMachinePlan plan, StateMachineTarget target)
        => new SurfaceEmitter(target.Extent == EmittedExtent.Whole ? plan : plan with { Machine = null }, target).Emit();

    /// <summary>The text of the file that runs; empty where nothing runs.</summary>
    /// <param name="plan">The machine.</param>
    /// <param name="target">The names.</param>
    /// <param name="lines">Where the states stand in the definition; null leaves line mapping out.</param>
    public static string EmitProgram(StateMachinePlan plan, StateMachineTarget target, LineMapPlan? lines)
        => HasProgram(plan, target) ? new ProgramEmitter(new MachineEmission(plan, target, lines)).Emit(plan.Machine!) : "";

    /// <summary>Whether something runs.</summary>
    /// <param name="plan">The machine.</param>
    /// <param name="target">The names.</param>
    public static bool HasProgram(StateMachinePlan plan, StateMachineTarget target) => target.Extent == EmittedExtent.Whole && plan.Machine is not null;
}
