using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Checks;

// Names of states, labels, and names that states assign.
public sealed class NameTests
{
    [Fact]
    public void Compile_SameNameInInnerScope_ReportsTheSecond() =>
        AssertStates(
            """ "A": { "Type": "Map", "ItemProcessor": { "StartAt": "A", "States": { [|"A"|]: { "Type": "Succeed" } } }, "End": true }""",
            StateNameDuplicate);

    [Fact]
    public void Compile_NameOf80Characters_ReportsNothing() => AssertText(NameOf(80));

    [Fact]
    public void Compile_NameOf81Characters_ReportsTheName() => AssertText(NameOf(81).Replace(": { \"Type\"", "|]: { \"Type\"").Replace("{ \"x", "{ [|\"x"), StateNameLength);

    [Theory]
    [InlineData(""" "Assign": { "x": 1 }, "Next": "B" """)]
    [InlineData(""" "Catch": [{ "ErrorEquals": ["E"], "Assign": { "x": 1 }, "Next": "B" }], "Next": "B" """)]
    public void Compile_InnerScopeAssignsANameOfTheStateAroundIt_ReportsNothing(string fields)
    {
        const string Branch = """{ "StartAt": "I", "States": { "I": { "Type": "Pass", "Assign": { "x": 1 }, "End": true } } }""";
        AssertStates($$""" "A": { "Type": "Parallel", "Branches": [{{Branch}}], {{fields}} }, "B": { "Type": "Succeed" }""");
        AssertStates($$""" "A": { "Type": "Map", "ItemProcessor": {{Branch}}, {{fields}} }, "B": { "Type": "Succeed" }""");
    }

    [Fact]
    public void Compile_InnerScopeAssignsANameOfAnotherStateToo_ReportsTheInner() =>
        AssertStates(
            """
            "A": { "Type": "Parallel", "Branches": [{ "StartAt": "M", "States": { "M": { "Type": "Map", "Assign": { "y": 1 }, "End": true,
              "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Pass", "Assign": { [|"x"|]: 1, "y": 2 }, "End": true } } } } } }], "Assign": { "x": 2 }, "Next": "B" },
            "B": { "Type": "Pass", "Assign": { "x": 3 }, "End": true }
            """,
            VariableOfOuterScope);

    [Fact]
    public void Compile_InnerScopeAssignsOuterName_ReportsTheInner() =>
        AssertStates(
            """
            "A": { "Type": "Map", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Pass", "Assign": { [|"x"|]: 1 }, "End": true } } }, "Next": "B" },
            "B": { "Type": "Pass", "Assign": { "x.$": "$.a" }, "End": true }
            """,
            VariableOfOuterScope);

    [Fact]
    public void Compile_BranchesAssignTheSameName_ReportsNothing() =>
        AssertStates("""
            "A": { "Type": "Parallel", "End": true, "Branches": [
              { "StartAt": "I", "States": { "I": { "Type": "Pass", "Assign": { "x": 1 }, "End": true } } },
              { "StartAt": "J", "States": { "J": { "Type": "Pass", "Assign": { "x": 1 }, "End": true } } }] }
            """);

    [Theory]
    [InlineData("all orders")]
    [InlineData("a/b")]
    [InlineData("")]
    public void Compile_WrongLabel_ReportsIt(string label) =>
        Assert.Contains(Compile(Machine(Map($$""" "Label": "{{label}}" """))).Diagnostics, diagnostic => diagnostic.Descriptor == LabelInvalid);

    private static string Map(string fields) =>
        $$""" "A": { "Type": "Map", {{fields}}, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }""";

    private static string NameOf(int length)
    {
        var name = new string('x', length);
        return $$"""{ "StartAt": "{{name}}", "States": { "{{name}}": { "Type": "Succeed" } } }""";
    }
}
