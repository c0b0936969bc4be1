using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests;

/// <summary>What an edit makes run again.</summary>
public sealed class IncrementalTests
{
    private static readonly Project Shop = Project.Empty
        .WithDefinition("order.asl.json", Definitions.Order)
        .WithDefinition("refund.asl.json", Definitions.Refund)
        .WithSource("Clock.cs", "namespace Shop; public class Clock;");

    [Fact]
    public void Pipeline_WithoutEdit_RunsNothing()
        => AssertProfile(RunProfile.NothingRuns, Shop, Shop);

    [Fact]
    public void Definition_Edited_EmitsThatFileOnly()
        => AssertProfile(RunProfile.OneFileEmits, Shop, Shop.WithDefinition("order.asl.json", Definitions.OrderRenamed));

    [Fact]
    public void Definition_Reformatted_EmitsNothing()
        => AssertProfile(RunProfile.OneFileStopsAtPlan, Shop, Shop.WithDefinition("order.asl.json", Definitions.OrderReformatted));

    [Fact]
    public void Definition_ReformattedWithLineMapping_EmitsThatFileOnly()
    {
        var mapped = Shop.WithProperty("AslSharpLineMapping", "true");
        AssertProfile(RunProfile.OneFileEmits, mapped, mapped.WithDefinition("order.asl.json", Definitions.OrderReformatted));
    }

    [Fact]
    public void Definition_BrokenAndMoved_ReportsAgainAndEmitsNothing()
    {
        var broken = Shop.WithDefinition("order.asl.json", Definitions.Broken);
        var moved = broken.WithDefinition("order.asl.json", "\n" + Definitions.Broken);
        var run = AssertProfile(RunProfile.OneFileStopsAtPlan, broken, moved);
        Assert.Equal(4, Assert.Single(run.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void CSharp_EditedElsewhere_RunsNothing()
        => AssertProfile(RunProfile.NothingRuns, Shop, Shop.WithSource("Clock.cs", "namespace Shop; public class Clock { public int Hour; }"));

    [Fact]
    public void CSharp_FileAdded_RunsNothing()
        => AssertProfile(RunProfile.NothingRuns, Shop, Shop.WithSource("Other.cs", "namespace Shop; public class Other;"));

    [Fact]
    public void Attribute_Moved_EmitsNothing()
    {
        const string Declaration = """namespace Shop; [StateMachine("order.asl.json")] public partial class Checkout;""";
        var declared = Shop.WithSource("Checkout.cs", Declaration);
        var run = AssertProfile(RunProfile.NothingRuns, declared, declared.WithSource("Checkout.cs", "\n// moved\n" + Declaration));
        Assert.Equal("Unchanged", run.Reasons(TrackingNames.Declarations));
    }

    [Fact]
    public void Attribute_Added_EmitsThatFileOnly()
        => AssertProfile(
            RunProfile.OneFileIsRenamed, Shop, Shop.WithSource("Checkout.cs", """namespace Shop; [StateMachine("order.asl.json")] public partial class Checkout;"""));

    [Fact]
    public void Metadata_Set_EmitsThatFileOnly()
    {
        var expected = RunProfile.OneFileIsRenamed with { Files = "Unchanged Unchanged", Definitions = "Modified Unchanged" };
        AssertProfile(expected, Shop, Shop.WithMetadata("order.asl.json", "AslClass", "Checkout"));
    }

    [Fact]
    public void Definition_Added_EmitsThatFileOnly()
        => AssertProfile(RunProfile.OneFileIsNew, Shop, Shop.WithDefinition("stock.asl.json", Definitions.Refund));

    [Fact]
    public void Options_ReadAnewButEqual_EmitNothing()
    {
        // The provider is another object whenever the project is loaded again; metadata is asked for again and is the same.
        var expected = RunProfile.NothingRuns with { Files = "Unchanged Unchanged", Definitions = "Unchanged Unchanged" };
        var run = AssertProfile(expected, Shop, Shop.WithProperty("Unrelated", "1"));
        Assert.Equal("Unchanged", run.Reasons(TrackingNames.Options));
    }

    [Fact]
    public void LineMapping_SwitchedOn_EmitsAllWithoutCompiling()
    {
        var run = Shop.Run().Then(Shop.WithProperty("AslSharpLineMapping", "true"));
        Assert.Equal("Cached Cached", run.Reasons(TrackingNames.Compile));
        Assert.Equal("Modified Modified", run.Reasons(TrackingNames.EmitProgram));
    }

    private static GeneratorRun AssertProfile(RunProfile expected, Project before, Project after)
    {
        var run = before.Run().Then(after);
        Assert.Equal(expected, RunProfile.Of(run));
        return run;
    }
}
