namespace AslSharp.Generator.Tests.Harness;

/// <summary>What an edit makes run again, step by step, in a project of two definitions; each value is what <see cref="GeneratorRun.Reasons"/> says.</summary>
internal sealed record RunProfile(string Files, string Definitions, string Targets, string Compile, string Plan, string Bind, string Emit)
{
    private const string Same = "Cached Cached";
    private const string OneModified = "Cached Modified";
    private const string OneUnchanged = "Cached Unchanged";

    /// <summary>Everything comes from the cache.</summary>
    public static RunProfile NothingRuns { get; } = new(Same, Same, "Cached", Same, Same, Same, Same);

    /// <summary>One file is read, compiled and emitted; the other is not looked at.</summary>
    public static RunProfile OneFileEmits { get; } = NothingRuns with
    {
        Files = OneModified,
        Definitions = OneUnchanged,
        Compile = OneModified,
        Plan = OneModified,
        Bind = OneModified,
        Emit = OneModified,
    };

    /// <summary>One file is read and compiled; its plan is the same, and the run ends there.</summary>
    public static RunProfile OneFileStopsAtPlan { get; } = OneFileEmits with { Plan = OneUnchanged, Bind = Same, Emit = Same };

    /// <summary>Names are asked for again and are the same.</summary>
    public static RunProfile NamesAreTheSame { get; } = NothingRuns with { Targets = "Unchanged" };

    /// <summary>One machine gets another name and is emitted again, without being compiled again.</summary>
    public static RunProfile OneFileIsRenamed { get; } = NothingRuns with { Targets = "Modified", Bind = OneModified, Emit = OneModified };

    /// <summary>One file is new; the others are not emitted.</summary>
    public static RunProfile OneFileIsNew { get; } = new(
        "Cached Cached New", "Cached Cached New", "Modified", "Cached Cached New", "Cached Cached New", "Cached Cached New", "Cached Cached New");

    /// <summary>The profile of a run.</summary>
    public static RunProfile Of(GeneratorRun run) => new(
        run.Reasons(TrackingNames.Files),
        run.Reasons(TrackingNames.Definitions),
        run.Reasons(TrackingNames.Targets),
        run.Reasons(TrackingNames.Compile),
        run.Reasons(TrackingNames.Plan),
        run.Reasons(TrackingNames.Bind),
        run.Reasons(TrackingNames.EmitProgram));
}
