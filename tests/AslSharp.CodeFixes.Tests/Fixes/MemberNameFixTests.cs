using AslSharp.CodeFixes.Fixes;
using AslSharp.Compiler;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Text;

namespace AslSharp.CodeFixes.Tests.Fixes;

public sealed class MemberNameFixTests
{
    private const string Result = """ "A": { "Type": "Pass", "Result": { "total": 1, "first name": "x", "a": { "total": 2 } }, "Next": "B" }, """;

    [Theory]
    [InlineData(""" "Parameters": { "x.$": "$.totl" } """, "$.totl", "$.total")]
    [InlineData(""" "Parameters": { "x.$": "$['totl']" } """, "$['totl']", "$['total']")]
    [InlineData(""" "Parameters": { "x.$": "States.Format('{}', $.a.toatl)" } """, "$.a.toatl", "$.a.total")]
    [InlineData(""" "Parameters": { "x.$": "$.firstname" } """, "$.firstname", "$['first name']")]
    [InlineData(""" "QueryLanguage": "JSONata", "Output": "{% $states.input.totl + 1 %}" """, "input.totl", "input.total")]
    [InlineData(""" "QueryLanguage": "JSONata", "Output": "{% $states.input.firstname %}" """, "input.firstname", "input.`first name`")]
    public void Fix_OfAStepThatFindsNothing_WritesTheMember(string fields, string wrong, string right)
    {
        var before = $$"""{ "StartAt": "A", "States": { {{Result}} "B": { "Type": "Pass", {{fields}}, "End": true } } }""";
        Mend.Assert<MemberNameFix>("ASL7001", "MemberName", before, before.Replace(wrong, right, StringComparison.Ordinal));
    }

    // What C# declares: Order had a Quantiy once, and the task takes an OrderId.
    [Theory]
    [InlineData("ASL7101", "$.quantiy", "$.quantity")]
    [InlineData("ASL7104", "orderIdd.$", "orderId.$")]
    public void Fix_AfterARenameInCSharp_MendsTheDefinition(string id, string wrong, string right)
    {
        const string After = """
            { "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:a",
              "Parameters": { "orderId.$": "$.id", "count.$": "$.quantity" }, "End": true } } }
            """;
        var contract = MachineShapes.Create(
            Shape.OfMembers([Member("id", Shape.String), Member("quantity", Shape.Integer)]),
            null,
            new Dictionary<string, TaskShapes> { ["A"] = new(Shape.OfMembers([Member("orderId", Shape.String), Member("count", Shape.Integer)]), null) });
        var file = AslFile.Create("a.asl.json", After.Replace(right, wrong, StringComparison.Ordinal));

        var finding = Assert.Single(AslCompiler.Compile(file, contract, TestContext.Current.CancellationToken).Diagnostics);
        Assert.Equal(id, finding.Id);
        var edit = Assert.Single(new MemberNameFix().Find(FixRequest.For(JsonSyntaxTree.Parse(file, TestContext.Current.CancellationToken), finding)));

        Assert.Equal(After, Mend.Apply(file.Text.ToString(), edit));
    }

    private static MemberShape Member(string name, Shape shape) => new(name, shape, IsRequired: true);
}
