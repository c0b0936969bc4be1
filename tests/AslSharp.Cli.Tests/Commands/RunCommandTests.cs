namespace AslSharp.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private const string Definition = """
        {"StartAt": "Rest", "States": {"Rest": {"Type": "Wait", "Seconds": 86400, "Next": "Charge"}, "Charge": {"Type": "Task",
          "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "charge", "Payload.$": "$"},
          "Retry": [{"ErrorEquals": ["Slow"], "MaxAttempts": 1}], "OutputPath": "$.Payload", "End": true}}}
        """;

    private const string Mocks = """
        {"StateMachines": {"order": {"TestCases": {"Happy": {"Charge": "Flaky"}, "Sad": {"Charge": "Slow"}}}},
         "MockedResponses": {"Flaky": {"0": {"Throw": {"Error": "Slow", "Cause": "c"}}, "1": {"Return": {"Payload": {"id": 1}}}},
                             "Slow": {"0-1": {"Throw": {"Error": "Slow", "Cause": "very"}}}}}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _definition;
    private readonly string _mocks;

    public RunCommandTests()
    {
        _definition = _folder.Write("order.asl.json", Definition);
        _mocks = _folder.Write("MockConfigFile.json", Mocks);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_MockedExecutionSucceeds_PrintsItsOutput()
        => Assert.Equal((0, """{"id":1}""" + Environment.NewLine, ""), await Tool.RunAsync("run", _definition, "--mocks", $"{_mocks}#Happy", "--quiet"));

    [Theory]
    [InlineData("""{"id":7}""", """Charge={"Payload": {"id": 7}}""")]
    [InlineData("""{"id":8}""", """Charge={"Payload": {"id": 8}}""", "--mocks")]
    public async Task Run_AnswerOnTheCommandLine_IsTheTasks(string expected, string answer, params string[] options)
    {
        string[] mocks = options.Length == 0 ? [] : ["--mocks", $"{_mocks}#Sad"];

        var run = await Tool.RunAsync(["run", _definition, "--quiet", "--mock", answer, .. mocks]);

        Assert.Equal((0, expected + Environment.NewLine, ""), run);
    }

    [Fact]
    public async Task Run_AnswersOfOneState_ComeOneAfterTheOther()
    {
        var definition = _folder.Write("twice.asl.json", """
            {"StartAt": "a=b", "States": {"a=b": {"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:f", "Next": "Again?"},
              "Again?": {"Type": "Choice", "Choices": [{"Variable": "$", "StringEquals": "more", "Next": "a=b"}], "Default": "Done"}, "Done": {"Type": "Succeed"}}}
            """);

        var run = await Tool.RunAsync("run", definition, "--quiet", "--mock", "a=b=\"more\"", "--mock", "a=b=[2]");

        Assert.Equal((0, "[2]" + Environment.NewLine, ""), run);
    }

    [Theory]
    [InlineData("Charge", "--mock takes the name")]
    [InlineData("Chrage={}", "Did you mean 'Charge'?")]
    [InlineData("Charge=paid", "quotation marks")]
    public async Task Run_AnswerThatIsNone_SaysWhy(string answer, string expected)
    {
        var (exitCode, _, error) = await Tool.RunAsync("run", _definition, "--mock", answer);

        Assert.Equal(2, exitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MachineOfATemplate_IsChosenByName()
    {
        var template = _folder.Write("template.yaml", """
            Resources:
              First:
                Type: AWS::Serverless::StateMachine
                Properties: { Definition: { StartAt: P, States: { P: { Type: Pass, Result: 1, End: true } } } }
              Second:
                Type: AWS::Serverless::StateMachine
                Properties: { Definition: { StartAt: P, States: { P: { Type: Pass, Result: 2, End: true } } } }
            """);

        Assert.Equal((0, "2" + Environment.NewLine, ""), await Tool.RunAsync("run", template, "--machine", "Second", "--quiet"));
        var (exitCode, _, error) = await Tool.RunAsync("run", template);
        Assert.Equal((2, true), (exitCode, error.Contains("choose one with --machine. It has: First, Second.", StringComparison.Ordinal)));
        (exitCode, _, error) = await Tool.RunAsync("run", template, "--machine", "Secnod");
        Assert.Equal((2, true), (exitCode, error.Contains("Did you mean 'Second'?", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_StandardInput_IsTheDefinitionOrTheInputButNotBoth()
    {
        const string Pass = "StartAt: P\nStates: { P: { Type: Pass, End: true } }\n";
        var file = _folder.Write("pass.asl.yaml", Pass);

        Assert.Equal((0, "{}" + Environment.NewLine, ""), await Tool.RunWithInputAsync(Pass, "run", "-", "--quiet"));
        Assert.Equal((0, "[1]" + Environment.NewLine, ""), await Tool.RunWithInputAsync("[1]", "run", file, "--input", "-", "--quiet"));
        Assert.Equal(2, (await Tool.RunWithInputAsync(Pass, "run", "-", "--input", "-")).ExitCode);
    }

    // Only C# knows of the method, and a run has none.
    [Fact]
    public async Task Run_StatesOfOneMethod_AreAnsweredApart()
    {
        var definition = _folder.Write("two.asl.json", """
            {"StartAt": "a b", "States": {
              "a b": {"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:f", "ResultPath": "$.first", "Next": "a-b"},
              "a-b": {"Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:f", "ResultPath": "$.second", "End": true}}}
            """);
        var mocks = _folder.Write("two.json", """
            {"StateMachines": {"two": {"TestCases": {"Both": {"a b": "One", "a-b": "Two"}}}},
             "MockedResponses": {"One": {"0": {"Return": 1}}, "Two": {"0": {"Return": 2}}}}
            """);

        var (exitCode, output, _) = await Tool.RunAsync("run", definition, "--mocks", $"{mocks}#Both", "--quiet");

        Assert.Equal((0, """{"first":1,"second":2}""" + Environment.NewLine), (exitCode, output));
    }

    [Fact]
    public async Task Run_Execution_ShowsItsStatesAsTheyRun()
    {
        var (exitCode, output, error) = await Tool.RunAsync("run", _definition, "--mocks", $"{_mocks}#Happy");

        Assert.Equal((0, """{"id":1}""" + Environment.NewLine), (exitCode, output));
        Assert.Equal("""
            → Rest  Wait · 86400 s
              · waited 24 hours, skipped
            → Charge  Task · lambda:invoke
              ✗ Slow: c
              ↻ attempt 2, after 1 s, skipped

            """.ReplaceLineEndings(), error.ReplaceLineEndings());
    }

    [Fact]
    public async Task Run_WithAStore_ReadsItemsAndWritesResultsThere()
    {
        var definition = _folder.Write("rows.asl.json", """
            {"StartAt": "Rows", "States": {"Rows": {"Type": "Map", "Label": "Rows",
              "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Parameters": {"Bucket": "in", "Key": "rows.csv"},
                "ReaderConfig": {"InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW"}},
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS"},
                "StartAt": "Wait", "States": {"Wait": {"Type": "Wait", "Seconds": 60, "Next": "Id"}, "Id": {"Type": "Pass", "OutputPath": "$.id", "End": true}}},
              "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Parameters": {"Bucket": "out", "Prefix": "ids"},
                "WriterConfig": {"Transformation": "COMPACT", "OutputType": "JSONL"}}, "End": true}}}
            """);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "store", "in"));
        _folder.Write(Path.Combine("store", "in", "rows.csv"), "id,n\na,1\nb,2\n");
        var store = Path.Combine(_folder.Path, "store");

        var (exitCode, output, error) = await Tool.RunAsync("run", definition, "--store", store, "--quiet");

        Assert.Equal((0, ""), (exitCode, error));
        var manifest = AslValue.Parse(output)["ResultWriterDetails"]["Key"].GetString();
        Assert.Equal("\"a\"\n\"b\"\n", File.ReadAllText(Path.Combine(store, "out", Path.GetDirectoryName(manifest)!, "SUCCEEDED_0.jsonl")));
    }

    [Fact]
    public async Task Run_StoreThatIsNotThere_IsAMistakeOfTheCall()
    {
        var (exitCode, _, error) = await Tool.RunAsync("run", _definition, "--store", Path.Combine(_folder.Path, "nowhere"));

        Assert.NotEqual(0, exitCode);
        Assert.Contains("--store", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BranchFails_NamesTheInnermostStateAndThoseThatStop()
    {
        var definition = _folder.Write("branches.asl.json", """
            {"StartAt": "P", "States": {"P": {"Type": "Parallel", "Branches": [
              {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 9, "End": true}}}, {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "Boom"}}}], "End": true}}}
            """);

        var (exitCode, _, error) = await Tool.RunAsync("run", definition, "--input", """{"a": 1}""");

        Assert.Equal(1, exitCode);
        Assert.Contains("  Branch 1:   · W stopped" + Environment.NewLine + "The execution failed in 'F'." + Environment.NewLine + """Input: {"a":1}""", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BranchesAndIterations_SayWhoseEachStateIs()
    {
        var definition = _folder.Write("nested.asl.json", """
            {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}},
              {"StartAt": "Each", "States": {"Each": {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 1, "ItemProcessor":
                {"StartAt": "B", "States": {"B": {"Type": "Fail", "Error": "Boom"}}}, "End": true}}}],
              "Catch": [{"ErrorEquals": ["Boom"], "Next": "Done"}], "End": true}, "Done": {"Type": "Succeed"}}}
            """);

        var (exitCode, _, error) = await Tool.RunAsync("run", definition, "--input", """{"items": [1]}""");

        Assert.Equal(0, exitCode);
        Assert.Equal("""
            → Both  Parallel
              Branch 1: → A  Pass
              Branch 2: → Each  Map · each of items
                [0] ✗ B  Fail · Boom
              ⤷ caught
            ✓ Done  Succeed

            """.ReplaceLineEndings(), error.ReplaceLineEndings());
    }

    [Fact]
    public async Task Run_ExecutionFails_PrintsErrorAndCause()
    {
        var (exitCode, output, error) = await Tool.RunAsync("run", _definition, "--mocks", $"{_mocks}#Sad");

        Assert.Equal(1, exitCode);
        Assert.Equal("", output);
        Assert.Contains("The execution failed in 'Charge'." + Environment.NewLine + "Input: {}", error, StringComparison.Ordinal);
        Assert.Contains("Error: Slow" + Environment.NewLine + "Cause: very", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TaskWithoutMock_SaysWhichAndHowToMockIt()
    {
        var (exitCode, _, error) = await Tool.RunAsync("run", _definition, "--input", """{"a": 1}""");

        Assert.Equal(1, exitCode);
        Assert.Contains("'Charge'", error, StringComparison.Ordinal);
        Assert.Contains("""{"FunctionName":"charge","Payload":{"a":1}}""", error, StringComparison.Ordinal);
        Assert.Contains("--mocks", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithHistory_WritesTheEvents()
    {
        var path = Path.Combine(_folder.Path, "out", "history.json");

        await Tool.RunAsync("run", _definition, "--mocks", $"{_mocks}#Happy", "--history", path);

        var events = AslValue.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))["events"];
        Assert.Equal("ExecutionStarted", events[0]["type"]);
        Assert.Equal("ExecutionSucceeded", events[events.Count - 1]["type"]);
    }

    [Fact]
    public async Task Run_InputFromFile_IsRead()
    {
        var definition = _folder.Write("echo.asl.json", """{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""");
        var input = _folder.Write("input.json", "[1, 2.50]");

        Assert.Equal((0, "[1,2.50]" + Environment.NewLine, ""), await Tool.RunAsync("run", definition, "--input", $"@{input}", "--quiet"));
    }

    [Fact]
    public async Task Run_DefinitionWithErrors_PrintsThemWithTheirPlace()
    {
        var definition = _folder.Write("bad.asl.json", """{"StartAt": "P", "States": {"P": {"Type": "Pass", "Next": "Q"}}}""");

        var (exitCode, _, error) = await Tool.RunAsync("run", definition);

        Assert.Equal(1, exitCode);
        Assert.Contains($"{definition}(1,", error, StringComparison.Ordinal);
        Assert.Contains(": error ASL2001: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RealTime_TakesTheTimeOfTheClock()
    {
        var definition = _folder.Write("short.asl.json", """{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 1, "End": true}}}""");
        var path = Path.Combine(_folder.Path, "history.json");

        // In virtual time a second is a second to the tick; a timer of the system is always a little late.
        Assert.Equal(0, (await Tool.RunAsync("run", definition, "--history", path)).ExitCode);
        Assert.Equal(TimeSpan.FromSeconds(1), await WaitedAsync());
        Assert.Equal(0, (await Tool.RunAsync("run", definition, "--history", path, "--real-time")).ExitCode);
        Assert.True(await WaitedAsync() > TimeSpan.FromSeconds(1));

        async Task<TimeSpan> WaitedAsync()
        {
            var events = AslValue.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))["events"];
            return Time(events[2]) - Time(events[1]);
        }

        static DateTimeOffset Time(AslValue historyEvent) => DateTimeOffset.Parse(historyEvent["timestamp"].GetString(), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData("run", "missing.asl.json")]
    [InlineData("run", "{definition}", "--input", "{")]
    [InlineData("run", "{definition}", "--input", "@missing.json")]
    [InlineData("run", "{definition}", "--mocks", "{mocks}")]
    [InlineData("run", "{definition}", "--mocks", "{mocks}#None")]
    [InlineData("run", "{definition}", "--mocks", "{definition}#Happy")]
    [InlineData("run")]
    [InlineData("walk")]
    [InlineData("test", "missing")]
    [InlineData("test", "{mocks}")]
    [InlineData("test", "{definition}", "--format", "xml")]
    [InlineData("compile", "{definition}")]
    [InlineData("graph", "missing.asl.json")]
    [InlineData("graph", "{definition}", "--format", "png")]
    [InlineData("graph", "{definition}", "--history", "{definition}")]
    [InlineData("graph", "{definition}", "--machine", "Other")]
    [InlineData("describe", "missing.asl.json")]
    public async Task CommandLine_AsksForWhatCannotBe_ExitsWithTwo(params string[] arguments)
    {
        var actual = arguments.Select(argument => argument.Replace("{definition}", _definition).Replace("{mocks}", _mocks)).ToArray();

        var (exitCode, output, error) = await Tool.RunAsync(actual);

        Assert.Equal(2, exitCode);
        Assert.Equal("", output);
        Assert.NotEqual("", error);
    }
}
