using AslSharp.Compiler.Lowering;
using AslSharp.Compiler.Planning;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Lowering;

public sealed class LowererTests
{
    private const string Then = ", \"B\": { \"Type\": \"Succeed\" }";

    [Fact]
    public void Lower_Pass_KeepsResultStatic()
    {
        var pass = Lower<LoweredPassState>("""{ "Type": "Pass", "Comment": "c", "Result": { "a.$": "$.a", "n": 1.0 }, "ResultPath": "$.r['x y'][0]", "Next": "B" }""", Then);
        Assert.Equal(("A", "c", "/States/A", (int?)1), (pass.Name, pass.Comment, pass.Pointer, pass.Next));
        Assert.Equal(new ObjectPlan([new("a.$", LiteralPlan.String("$.a")), new("n", Number("1.0"))]), pass.Result);
        Assert.Equal(
            new ResultPathPlan(ResultPathKind.Write, "$.r['x y'][0]", [new NamesStepPlan(["r"]), new NamesStepPlan(["x y"]), new IndexesStepPlan([0])]),
            pass.Data.ResultPath);
        Assert.Null(pass.Data.InputPath);
    }

    [Theory]
    [InlineData("", ResultPathKind.Replace)]
    [InlineData(""" "ResultPath": "$", """, ResultPathKind.Replace)]
    [InlineData(""" "ResultPath": null, """, ResultPathKind.Discard)]
    public void Lower_ResultPath_HasThreeKinds(string field, ResultPathKind expected) =>
        Assert.Equal(expected, Lower<LoweredPassState>($$"""{ "Type": "Pass", {{field}} "End": true }""").Data.ResultPath.Kind);

    [Fact]
    public void Lower_Filters_DistinguishRootNullAndPath()
    {
        Assert.Null(Lower<LoweredSucceedState>("""{ "Type": "Succeed", "InputPath": "$" }""").Data.InputPath);
        Assert.Equal(ObjectPlan.Empty, Lower<LoweredSucceedState>("""{ "Type": "Succeed", "InputPath": null }""").Data.InputPath);
        Assert.Equal(
            new PathPlan(PathRoot.Context, "", [new NamesStepPlan(["Execution"]), new NamesStepPlan(["Id"])], true, "$$.Execution.Id", "OutputPath", PathUse.Field),
            Lower<LoweredSucceedState>("""{ "Type": "Succeed", "OutputPath": "$$.Execution.Id" }""").Data.OutputPath);
    }

    [Fact]
    public void Lower_Template_ComputesOnlyWhatEndsInDollar()
    {
        var pass = Lower<LoweredPassState>("""
            { "Type": "Pass", "End": true, "Parameters": {
                "static": { "a": ["$.a", 1] }, "path.$": "$.a[*]", "list": ["$.b", { "c.$": "$v.x" }], "call.$": "States.Array($.a, 'it\\'s', 1.5, null)" } }
            """);
        var members = Assert.IsType<ObjectPlan>(pass.Data.Parameters).Members;
        Assert.Equal(["static", "path", "list", "call"], members.Select(member => member.Name));
        Assert.Equal(new ObjectPlan([new("a", new ArrayPlan([LiteralPlan.String("$.a"), Number("1")]))]), members[0].Value);
        Assert.Equal(new PathPlan(PathRoot.Data, "", [new NamesStepPlan(["a"]), new WildcardStepPlan()], false, "$.a[*]", "path.$", PathUse.Template), members[1].Value);
        Assert.Equal(
            new ArrayPlan([
                LiteralPlan.String("$.b"),
                new ObjectPlan([new("c", new PathPlan(PathRoot.Variable, "v", [new NamesStepPlan(["x"])], true, "$v.x", "c.$", PathUse.Template))]),
            ]),
            members[2].Value);
        Assert.Equal(
            new IntrinsicPlan(
                "Array",
                [
                    new PathPlan(PathRoot.Data, "", [new NamesStepPlan(["a"])], true, "$.a", "call.$", PathUse.Argument),
                    LiteralPlan.String("it's"),
                    Number("1.5"),
                    LiteralPlan.Null,
                ],
                "States.Array($.a, 'it\\'s', 1.5, null)",
                "call.$"),
            members[3].Value);
    }

    [Fact]
    public void Lower_Format_KeepsTheEscapesOfItsTemplate()
    {
        var pass = Lower<LoweredPassState>("""{ "Type": "Pass", "End": true, "Parameters": { "a.$": "States.Format('\\{x\\} {} \\\\', '\\{')" } }""");
        var call = Assert.IsType<IntrinsicPlan>(Assert.IsType<ObjectPlan>(pass.Data.Parameters).Members[0].Value);
        Assert.Equal([LiteralPlan.String(@"\{x\} {} \\"), LiteralPlan.String("{")], call.Arguments);
    }

    [Fact]
    public void Lower_Filter_FlattensConditions()
    {
        var pass = Lower<LoweredPassState>("""{ "Type": "Pass", "End": true, "InputPath": "$.a[?(@.n > 1 && @.s == 'x' && !(@.b))]" }""");
        var filter = Assert.IsType<FilterStepPlan>(Assert.IsType<PathPlan>(pass.Data.InputPath).Steps[1]).Filter;
        Assert.Equal(
            new FilterAndPlan([
                new FilterComparisonPlan(">", Relative("n"), new FilterLiteralPlan(Number("1"))),
                new FilterComparisonPlan("==", Relative("s"), new FilterLiteralPlan(LiteralPlan.String("x"))),
                new FilterNotPlan(new FilterExistsPlan(Relative("b"))),
            ]),
            filter);
    }

    [Theory]
    [InlineData("arn:aws:lambda:us-east-1:1:function:F", ResourceKind.Function, IntegrationPattern.RequestResponse, "", "")]
    [InlineData("${F}", ResourceKind.Function, IntegrationPattern.RequestResponse, "", "")]
    [InlineData("arn:aws:states:us-east-1:1:activity:A", ResourceKind.Activity, IntegrationPattern.RequestResponse, "", "")]
    [InlineData("arn:aws:states:::lambda:invoke", ResourceKind.LambdaInvoke, IntegrationPattern.RequestResponse, "lambda", "invoke")]
    [InlineData("arn:aws:states:::lambda:invoke.waitForTaskToken", ResourceKind.LambdaInvoke, IntegrationPattern.WaitForTaskToken, "lambda", "invoke.waitForTaskToken")]
    [InlineData("arn:${AWS::Partition}:states:::states:startExecution.sync:2", ResourceKind.Service, IntegrationPattern.Sync, "states", "startExecution.sync:2")]
    [InlineData("arn:aws:states:::aws-sdk:s3:getObject", ResourceKind.Service, IntegrationPattern.RequestResponse, "aws-sdk:s3", "getObject")]
    public void Lower_Resource_TellsKindAndPattern(string text, ResourceKind kind, IntegrationPattern pattern, string type, string action) =>
        Assert.Equal(
            new ResourcePlan(text, kind, pattern, type, action),
            Lower<LoweredTaskState>($$"""{ "Type": "Task", "Resource": "{{text}}", "Parameters": { "FunctionName": "f", "StateMachineArn": "s" }, "End": true }""").Resource);

    [Fact]
    public void Lower_Task_FillsInDefaults()
    {
        var task = Lower<LoweredTaskState>(
            """
            { "Type": "Task", "Resource": "${F}", "TimeoutSeconds": 6e1, "HeartbeatSecondsPath": "$.h", "Credentials": { "RoleArn.$": "$.role" },
              "Retry": [{ "ErrorEquals": ["E", "F"] }, { "ErrorEquals": ["States.ALL"], "IntervalSeconds": 3, "MaxAttempts": 0, "BackoffRate": 1.50, "MaxDelaySeconds": 9, "JitterStrategy": "FULL" }],
              "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "B", "ResultPath": null, "Assign": { "e.$": "$.Error" } }], "End": true }
            """,
            Then);
        Assert.Equal(Number("60"), task.TimeoutSeconds);
        Assert.Equal(new PathPlan(PathRoot.Data, "", [new NamesStepPlan(["h"])], true, "$.h", "HeartbeatSecondsPath", PathUse.Field), task.HeartbeatSeconds);
        Assert.Equal(
            new LoweredErrors(
                [new(["E", "F"], 1, 3, "2", null, false), new(["States.ALL"], 3, 0, "1.5", 9, true)],
                [new(["States.ALL"], ResultPathPlan.Discard, [new("e", new PathPlan(PathRoot.Data, "", [new NamesStepPlan(["Error"])], true, "$.Error", "e.$", PathUse.Template))], 1)]),
            task.Errors);
        Assert.Null(task.Next);
        Assert.Equal("RoleArn", Assert.IsType<ObjectPlan>(task.Credentials).Members[0].Name);
    }

    [Fact]
    public void Lower_Choice_KeepsRulesAndOperators()
    {
        var choice = Lower<LoweredChoiceState>(
            """
            { "Type": "Choice", "Assign": { "n": 0 }, "Default": "C", "Choices": [
              { "And": [{ "Variable": "$.a", "NumericLessThanPath": "$.b" }, { "Not": { "Variable": "$$.x", "IsPresent": false } }], "Assign": { "n": 1 }, "Next": "B" },
              { "Or": [{ "Variable": "$v", "TimestampEquals": "1970-01-01T00:00:01.5+01:00" }], "Next": "B" }] }
            """,
            Then + ", \"C\": { \"Type\": \"Fail\" }");
        var and = Assert.IsType<AndConditionPlan>(choice.Rules[0].Condition);
        var less = Assert.IsType<DataTestConditionPlan>(and.Conditions[0]);
        Assert.Equal("NumericLessThan", less.Operator);
        Assert.Equal(("$.b", "NumericLessThanPath", PathUse.Choice), Assert.IsType<PathPlan>(less.Operand) is var path ? (path.Text, path.Field, path.Use) : default);
        Assert.Equal("Variable", less.Variable.Field);
        var present = Assert.IsType<DataTestConditionPlan>(Assert.IsType<NotConditionPlan>(and.Conditions[1]).Condition);
        Assert.Equal(new LiteralPlan(LiteralKind.False, ""), present.Operand);
        var or = Assert.IsType<OrConditionPlan>(choice.Rules[1].Condition);
        Assert.Equal(new TimestampPlan(-3599, 500_000_000), Assert.IsType<DataTestConditionPlan>(or.Conditions[0]).Operand);
        Assert.Equal((1, 1, (int?)2), (choice.Rules[0].Next, choice.Rules[1].Next, choice.Default));
        Assert.Equal([new LoweredAssignment("n", Number("1"))], choice.Rules[0].Assign);
        Assert.Equal([new LoweredAssignment("n", Number("0"))], choice.Data.Assign);
    }

    [Theory]
    [InlineData(""" "Seconds": 10.0 """, WaitKind.Seconds, "10")]
    [InlineData(""" "SecondsPath": "$.s" """, WaitKind.Seconds, "$.s")]
    [InlineData(""" "TimestampPath": "$.t" """, WaitKind.Timestamp, "$.t")]
    [InlineData(""" "Seconds": "${Seconds}" """, WaitKind.Seconds, "0")]
    [InlineData(""" "Timestamp": "${When}" """, WaitKind.Timestamp, "0")]
    [InlineData(""" "Timestamp": "2000-03-01T00:00:00Z" """, WaitKind.Timestamp, "951868800")]
    public void Lower_Wait_KnowsItsKind(string field, WaitKind kind, string text)
    {
        var wait = Lower<LoweredWaitState>($$"""{ "Type": "Wait", {{field}}, "End": true }""");
        Assert.Equal(kind, wait.Kind);
        Assert.Equal(text, wait.Duration switch
        {
            LiteralPlan literal => literal.Text,
            PathPlan path => path.Text,
            TimestampPlan timestamp => timestamp.UnixSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => "",
        });
    }

    [Fact]
    public void Lower_Fail_TakesTextPathOrCall()
    {
        Assert.Equal(LiteralPlan.String("E"), Lower<LoweredFailState>("""{ "Type": "Fail", "Error": "E" }""").Error);
        var fail = Lower<LoweredFailState>("""{ "Type": "Fail", "ErrorPath": "$.e", "CausePath": "States.JsonToString($.c)" }""");
        Assert.Equal(new PathPlan(PathRoot.Data, "", [new NamesStepPlan(["e"])], true, "$.e", "ErrorPath", PathUse.Template), fail.Error);
        Assert.Equal("CausePath", Assert.IsType<IntrinsicPlan>(fail.Cause).Field);
    }

    [Fact]
    public void Lower_LegacyMap_IsAMapWithAnItemSelector()
    {
        var map = Lower<LoweredMapState>("""
            { "Type": "Map", "ItemsPath": "$.items", "MaxConcurrencyPath": "$.n", "ToleratedFailurePercentage": 2.5, "Parameters": { "i.$": "$$.Map.Item.Value" },
              "Iterator": { "StartAt": "I", "States": { "H": { "Type": "Succeed" }, "I": { "Type": "Pass", "Next": "H" } } }, "End": true }
            """);
        Assert.Equal(("/States/A/Iterator", 1), (map.Processor.Pointer, map.Processor.Start));
        Assert.Equal("/States/A/Iterator/States/H", map.Processor.States[0].Pointer);
        Assert.NotNull(map.ItemSelector);
        Assert.Null(map.Data.Parameters);
        Assert.Equal("$.items", Assert.IsType<PathPlan>(map.Items).Text);
        Assert.Equal("$.n", Assert.IsType<PathPlan>(map.MaxConcurrency).Text);
        Assert.Equal(Number("2.5"), map.ToleratedFailurePercentage);
    }

    [Fact]
    public void Lower_Parallel_HasBranchesInOrder()
    {
        var parallel = Lower<LoweredParallelState>("""
            { "Type": "Parallel", "End": true, "Branches": [
              { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, { "StartAt": "a/b", "States": { "a/b": { "Type": "Succeed" } } }] }
            """);
        Assert.Equal(["/States/A/Branches/0/States/I", "/States/A/Branches/1/States/a~1b"], parallel.Branches.Select(branch => branch.States[0].Pointer));
    }

    [Fact]
    public void Compile_Reformatted_GivesAnEqualPlan()
    {
        const string text = """{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "${F}", "Parameters": { "a.$": "$.a" }, "End": true } } }""";
        var (first, second) = (Compile(text), Compile(text.Replace(" ", "\n  ")));
        Assert.Equal(first.Plan, second.Plan);
        Assert.NotEqual(first.Lines, second.Lines);
    }

    [Fact]
    public void Compile_WithErrors_KeepsTheSurface()
    {
        var plan = Compile("""
            { "StartAt": "Nowhere", "States": {
              "A": { "Type": "Task", "Comment": "c", "Resource": "${F}" },
              "B": { "Type": "Map", "Iterator": { "States": { "C": { "Type": "Task" }, "D": 5 } } } } }
            """).Plan;
        Assert.Null(plan.Machine);
        Assert.Equal([new("A", "${F}", "c"), new("C", "", null), new("D", "", null, IsCertain: false)], plan.Surface.Tasks);
        Assert.Equal(["A Task", "B Map", "C Task", "D "], plan.Surface.States.Select(state => $"{state.Name} {state.Type}"));
    }

    [Fact]
    public void Compile_HalfTypedJson_KeepsTheSurface()
    {
        var plan = Compile("""{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "${F}", "Ne """).Plan;
        Assert.Null(plan.Machine);
        Assert.Equal("A", Assert.Single(plan.Surface.Tasks).StateName);
    }

    [Fact]
    public void Compile_Lines_PointAtStatesAndFields()
    {
        var lines = Compile("{ \"StartAt\": \"A\", \"States\": {\n  \"A\": {\n    \"Type\": \"Choice\",\n    \"Choices\": [\n      { \"Variable\": \"$.a\", \"IsNull\": true, \"Next\": \"B\" }]},\n \"B\": { \"Type\": \"Succeed\" } } }").Lines;
        Assert.Equal("test.asl.json", lines.Path);
        Assert.Contains(new LineMapEntry("/States/A", 2, 3, 5, 59), lines.Entries);
        Assert.Contains(new LineMapEntry("/States/A/Choices/0", 5, 7, 5, 57), lines.Entries);
        Assert.Contains(new LineMapEntry("/States/B/Type", 6, 9, 6, 26), lines.Entries);
    }

    private static LiteralPlan Number(string text) => new(LiteralKind.Number, text);

    private static FilterPathPlan Relative(string name) => new(true, [new NamesStepPlan([name])], true);
}
