namespace AslSharp.Cli.Tests.Graphs;

public sealed class GraphBuilderTests
{
    [Fact]
    public void Build_Definition_HasItsStatesAndTransitions()
    {
        var graph = Machines.Graph(Machines.Order);

        Assert.Equal("Sells <things>", graph.Comment);
        Assert.Equal(["Check", "In Stock?", "Rest", "Ship", "Sold Out"], graph.Scope.States.Select(static state => state.Name));
        Assert.Equal("s1", graph.Scope.StartId);
        Assert.Equal(
            ["s1 Next s2: ", "s1 Catch s3: Lost, Broken", "s2 Choice s4: count > 0", "s2 Choice s5: otherwise", "s3 Next s1: "],
            graph.Scope.Edges.Select(static edge => $"{edge.From} {edge.Kind} {edge.To}: {string.Join(" | ", edge.Labels)}"));
        Assert.True(graph.State("Ship").IsEnd);
    }

    [Theory]
    [InlineData("Check", "Task · check")]
    [InlineData("In Stock?", "Choice")]
    [InlineData("Rest", "Wait · 60 s")]
    [InlineData("Ship", "Task · sqs:sendMessage")]
    [InlineData("Sold Out", "Fail · SoldOut")]
    public void Build_State_IsCaptioned(string name, string caption) => Assert.Equal(caption, Machines.Graph(Machines.Order).State(name).Caption);

    [Fact]
    public void Build_Retriers_AreCountedAndDescribed()
    {
        var retry = Machines.Graph(Machines.Order).State("Check").Retry!;

        Assert.Equal("2", retry.Badge);
        Assert.Equal("Retried 2 times on Slow: after 1 s, each delay 2 times the one before", retry.Description);
    }

    [Fact]
    public void Build_InnerScopes_AreReadWithTheirTitles()
    {
        var graph = Machines.Graph(Machines.Nested);

        Assert.Equal(["Branch 1", "Branch 2"], graph.State("Both").Scopes.Select(static scope => scope.Title));
        Assert.Equal("Map · each of items", graph.State("Each").Caption);
        Assert.Equal("B", Assert.Single(Assert.Single(graph.State("Each").Scopes).States).Name);
        Assert.Distinct(graph.Scope.AllStates.Select(static state => state.Id));
    }

    [Fact]
    public void Build_RulesWithTheSameTarget_AreOneEdge()
    {
        var graph = Machines.Graph("""
            {"StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [
              {"Variable": "$.a", "IsPresent": true, "Next": "D"}, {"Variable": "$.b", "BooleanEquals": true, "Next": "D"}], "Default": "D"}, "D": {"Type": "Succeed"}}}
            """);

        Assert.Equal(["a is present", "b", "otherwise"], Assert.Single(graph.Scope.Edges).Labels);
    }

    [Fact]
    public void Build_DefinitionWithErrors_HasWhatCanBeRead()
    {
        var graph = Machines.Graph(Machines.Odd);

        Assert.True(graph.State("Nowhere").IsMissing);
        Assert.Equal((null, false), (graph.State("U").Kind, graph.State("U").IsMissing));
        Assert.Equal((null, false), (graph.State("N").Kind, graph.State("N").IsMissing));
        Assert.Contains(graph.Scope.Edges, edge => edge.From == graph.State("U").Id && edge.To == graph.State("T").Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("""{"States": []}""")]
    [InlineData("""{"StartAt": 1, "States": {"": {}}}""")]
    public void Build_NoDefinition_HasNoStates(string text) => Assert.Empty(Machines.Graph(text).Scope.States);
}
