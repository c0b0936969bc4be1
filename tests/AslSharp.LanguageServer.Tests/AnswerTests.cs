using AslSharp.Documents;
using AslSharp.LanguageServer.Protocol;
using StreamJsonRpc;
using Range = AslSharp.LanguageServer.Protocol.Range;

namespace AslSharp.LanguageServer.Tests;

/// <summary>What the server answers, request by request.</summary>
public sealed class AnswerTests
{
    private const string Order = """
        {
          "StartAt": "Take Order",
          "States": {
            "Take Order": { "Type": "Pass", "Result": { "order": { "id": "A-1" } }, "Assign": { "id.$": "$.order.id" }, "Next": "Charge" },
            "Charge": {
              "Type": "Task",
              "Resource": "arn:aws:states:::sqs:sendMessage",
              "Parameters": { "QueueUrl": "q", "MessageBody.$": "States.Format('{}', $id)" },
              "Retry": [{ "ErrorEquals": ["States.ALL"], "IntervalSeconds": 5 }],
              "Next": "Done"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    [Theory]
    [InlineData("\"Retry\"", "again after 5 s, 10 s, 20 s")]
    [InlineData("sqs:sendMessage", "It needs `QueueUrl`, `MessageBody`.")]
    [InlineData("$.order.id", "{\n  order: {\n    id: \"A-1\"\n  }\n}")]
    [InlineData("order.id", "id: \"A-1\"")]
    [InlineData("States.Format", "States.Format(string, any…): string")]
    [InlineData("IntervalSeconds", "From 0 to 99999999.")]
    [InlineData("\"Charge\": {", "order: {")]
    public async Task Hover_Place_SaysWhatIsKnown(string place, string expected)
    {
        await using var editor = await Editor.StartAsync();
        var start = Order.IndexOf(place, StringComparison.Ordinal) + (place[0] == '"' ? 1 : 0);
        var document = await editor.OpenAsync("file:///project/order.asl.json", Order.Insert(start, "|"));

        Assert.Contains(expected, await document.HoverAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hover_WithAnExampleInput_ShowsItsValue()
    {
        var folder = Directory.CreateTempSubdirectory();
        var (example, path) = (Path.Combine(folder.FullName, "order.input.json"), Path.Combine(folder.FullName, "order.asl.json"));
        await File.WriteAllTextAsync(example, """{ "order": { "total": 12.5 } }""", TestContext.Current.CancellationToken);
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync(
            new Uri(path).ToString(), """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "InputPath": "$.order.to|tal", "End": true } } }""");

        var hover = await document.HoverAsync();
        folder.Delete(recursive: true);

        Assert.Contains("number", hover, StringComparison.Ordinal);
        Assert.Contains("For example `12.5`.", hover, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hover_Finding_ShowsThePageOfItsRule()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/a.asl.json", """{ "StartAt": "|B", "States": { "A": { "Type": "Succeed" } } }""");

        Assert.Contains("ASL2001: No such state", await document.HoverAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rename_Variable_ChangesEveryPlace()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/order.asl.json", Order.Replace("$id)", "$i|d)", StringComparison.Ordinal));

        var edit = await RenameAsync(editor, document, "orderId");

        Assert.Equal(
            Order.Replace("\"id.$\": \"$", "\"orderId.$\": \"$", StringComparison.Ordinal).Replace("$id)", "$orderId)", StringComparison.Ordinal),
            document.With(edit));
    }

    [Fact]
    public async Task Rename_State_ChangesEveryTransition()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/order.asl.json", AtCharge);

        var edit = await RenameAsync(editor, document, "Charge \"Card\"");

        Assert.Equal(Order.Replace("Charge", "Charge \\\"Card\\\"", StringComparison.Ordinal), document.With(edit));
    }

    [Fact]
    public async Task Rename_TaskStateOfAProject_NamesTheMethod()
    {
        await using var editor = await Editor.StartAsync(takesNotes: true);
        var path = Path.Combine(Repository.Root, "samples", "OrderFulfillment", "other.asl.json");
        var document = await editor.OpenAsync(new Uri(path).ToString(), AtCharge);

        var edit = await RenameAsync(editor, document, "Charge Card");

        Assert.Contains("the method ChargeAsync becomes ChargeCardAsync", Assert.Single(edit.ChangeAnnotations!).Value.Description, StringComparison.Ordinal);
        Assert.All(edit.DocumentChanges[0].Edits, edit => Assert.Equal("csharp", edit.AnnotationId));
    }

    [Theory]
    [InlineData("Done", "There is a state 'Done' already.")]
    [InlineData("", "A name has 1 to 80 characters.")]
    public async Task Rename_ToWhatCannotBe_IsRefused(string name, string problem)
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/order.asl.json", AtCharge);

        var refusal = await Assert.ThrowsAsync<RemoteInvocationException>(() => RenameAsync(editor, document, name));

        Assert.Equal(problem, refusal.Message);
    }

    [Fact]
    public async Task Rename_InYaml_ChangesTheFile()
    {
        const string yaml = "StartAt: One\nStates:\n  One:\n    Type: Pass\n    Next: Two\n  \"Two\":\n    Type: Succeed\n";
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/a.asl.yaml", yaml.Replace("Next: Two", "Next: Tw|o", StringComparison.Ordinal));

        var edit = await RenameAsync(editor, document, "Last");

        Assert.Equal(yaml.Replace("Two", "Last", StringComparison.Ordinal), document.With(edit));
    }

    [Fact]
    public async Task DefinitionAndReferences_State_AreItsPlaces()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/order.asl.json", AtCharge);

        var definition = Assert.Single(await document.AtCursorAsync<Location[]>("textDocument/definition"));
        var question = new ReferenceParams(document.Id, document.PositionOf(document.Cursor), new ReferenceContext(true));
        var references = await editor.AskAsync<Location[]>("textDocument/references", question);

        Assert.Equal(4, definition.Range.Start.Line);
        Assert.Equal(["Charge", "Charge"], references.Select(each => document.TextOf(each.Range)));
    }

    [Fact]
    public async Task SignatureHelp_Argument_IsTheOneBeingTyped()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/a.asl.json", """
            { "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { "Type": "Pass", "Output": "{% $substring('a, b', | %}", "End": true } } }
            """);

        var help = await document.AtCursorAsync<SignatureHelp>("textDocument/signatureHelp");

        Assert.Equal("$substring(string?, number, number?)", help.Signatures[0].Label);
        Assert.Equal(1, help.ActiveParameter);
    }

    [Fact]
    public async Task Symbols_OfNestedStates_AreNested()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/a.asl.json", """
            { "StartAt": "P", "States": { "P": { "Type": "Parallel", "End": true, "Branches": [
              { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } },
              { "StartAt": "B", "States": { "B": { "Type": "Succeed" } } }
            ] } } }
            """);

        var parallel = Assert.Single(await document.AskAsync<DocumentSymbol[]>("textDocument/documentSymbol"));

        Assert.Equal(["Branch 1", "Branch 2"], parallel.Children.Select(static each => each.Name));
        Assert.Equal(["A", "B"], parallel.Children.Select(static each => Assert.Single(each.Children).Name));
    }

    [Fact]
    public async Task InlayHints_OfARetrier_AreItsDefaults()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/order.asl.json", Order);

        var whole = new Range(default, document.PositionOf(document.Text.Length));
        var hint = Assert.Single(await editor.AskAsync<InlayHint[]>("textDocument/inlayHint", new RangeParams(document.Id, whole)));

        Assert.Equal("MaxAttempts: 3, BackoffRate: 2", hint.Label);
    }

    [Fact]
    public async Task CodeLens_OfAState_CountsTheWaysIn()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/order.asl.json", Order);

        var titles = (await document.AskAsync<CodeLens[]>("textDocument/codeLens")).Select(static lens => lens.Command.Title).ToList();

        Assert.Equal(3, titles.Count(static title => title == "1 way in"));
        Assert.Contains("Run", titles);
    }

    [Fact]
    public async Task SemanticTokens_OfAPath_ArePartsOfIt()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync(
            "file:///project/a.asl.json", """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "InputPath": "$.order.id", "End": true } } }""");

        var tokens = (await document.AskAsync<SemanticTokens>("textDocument/semanticTokens/full")).Data;

        var start = document.Text.IndexOf("$.order", StringComparison.Ordinal);
        Assert.Equal([0, start, 1, 0, 0, 0, 1, 6, 1, 0, 0, 6, 3, 1, 0], tokens);
    }

    [Fact]
    public async Task Diagnostics_OfAnEditorThatCannotAsk_AreSentWithTheirVersion()
    {
        await using var editor = await Editor.StartAsync(pulls: false);
        var document = await editor.OpenAsync(
            "file:///project/a.asl.json", """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "C": { "Type": "Succeed" } } }""");
        await document.ChangeAsync(document.Text.IndexOf("\"B\"", StringComparison.Ordinal) + 1, 1, "C");
        while (document.Findings.All(static each => each.Version != 2)) await Task.Delay(5, TestContext.Current.CancellationToken);

        Assert.Empty(document.Findings.Last().Diagnostics);
    }

    [Fact]
    public async Task Diagnostics_AskedForAgain_AreUnchanged()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/a.asl.json", Order);
        var first = await editor.AskAsync<DocumentDiagnosticReport>("textDocument/diagnostic", new DocumentDiagnosticParams(document.Id));

        var second = await editor.AskAsync<DocumentDiagnosticReport>("textDocument/diagnostic", new DocumentDiagnosticParams(document.Id, first.ResultId));

        Assert.Equal(("full", "unchanged"), (first.Kind, second.Kind));
    }

    [Fact]
    public async Task Diagnostics_UnreachableState_IsUnnecessary()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync(
            "file:///project/a.asl.json", """{ "StartAt": "A", "States": { "A": { "Type": "Succeed" }, "B": { "Type": "Succeed" } } }""");

        var finding = Assert.Single(await document.DiagnoseAsync());

        Assert.Equal([1], finding.Tags!);
        Assert.Equal("aslsharp-rule:/ASL3001.md", finding.CodeDescription!.Href.ToString());
        Assert.Contains("# ASL3001", await editor.AskAsync<string>("aslsharp/rulePage", new RulePageParams("ASL3001")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diagnostics_VariableThatNothingReads_IsUnnecessary()
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/a.asl.json", """
            { "StartAt": "A", "QueryLanguage": "JSONata", "States": {
              "A": { "Type": "Pass", "Assign": { "read": 1, "forgotten": 2 }, "Next": "B" },
              "B": { "Type": "Pass", "Output": "{% $read + 1 %}", "End": true } } }
            """);

        var finding = Assert.Single(await document.DiagnoseAsync());

        Assert.Equal(("forgotten", 4, null), (document.TextOf(finding.Range), finding.Severity, finding.Code));
        Assert.Equal([1], finding.Tags!);
    }

    [Fact]
    public async Task Answer_AboutATextThatHasChanged_IsRefused()
    {
        await using var editor = await Editor.StartAsync(new SlowTools());
        var document = await editor.OpenAsync("file:///project/a.asl.json", Order);
        var question = editor.AskAsync<RunResult>("aslsharp/run", new RunParams(document.Id));
        await Task.Delay(100, TestContext.Current.CancellationToken);

        await document.ChangeAsync(0, 0, " ");

        var refusal = await Assert.ThrowsAsync<RemoteInvocationException>(() => question);
        Assert.Equal(-32801, refusal.ErrorCode);
    }

    [Theory]
    [InlineData("StartAt: One\nStates:\n  One:\n    Type: Pass\n    Next: |\n  Two:\n    Type: Succeed\n", "Two", "Next: Two")]
    [InlineData("StartAt: One\nStates:\n  One:\n    Type: Pass\n    Next: Tw|\n  Two:\n    Type: Succeed\n", "Two", "Next: Two")]
    [InlineData("StartAt: One\nStates:\n  One:\n    Type: Task\n    Reso|\n    End: true\n", "Resource", "    Resource: ")]
    [InlineData("StartAt: One\nStates:\n  One:\n    Type: |\n    End: true\n", "Pass", "Type: Pass\n")]
    [InlineData("StartAt: One\nStates:\n  One:\n    Type: Pass\n    Result: {a: {b: 1}}\n    OutputPath: $.a.|\n    End: true\n", "b", "OutputPath: $.a.b\n")]
    public async Task Completion_InYaml_WritesYaml(string marked, string wanted, string expected)
    {
        await using var editor = await Editor.StartAsync();
        var document = await editor.OpenAsync("file:///project/a.asl.yaml", marked);

        var item = Assert.Single((await document.CompleteAsync()).Items, item => item.Label == wanted);

        Assert.Contains(expected, document.With([item.TextEdit]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""
        "Definition": { "StartAt": "One", "States": { "One": { "Type": "Pass", "Next": "|" }, "Two": { "Type": "Succeed" } } }
        """, "\"Next\": \"Two\"")]
    [InlineData("""
        "DefinitionString": "{ \"StartAt\": \"One\", \"States\": { \"One\": { \"Type\": \"Pass\", \"Next\": \"|\" }, \"Two\": { \"Type\": \"Succeed\" } } }"
        """, """\"Next\": \"Two\" }""")]
    public async Task Completion_InATemplateOfJson_WritesWhatStandsThere(string marked, string expected)
    {
        await using var editor = await Editor.StartAsync();
        var template = $$"""{ "Resources": { "M": { "Type": "AWS::StepFunctions::StateMachine", "Properties": { {{marked}} } } } }""";
        var document = await editor.OpenAsync("file:///project/template.json", template);

        var item = Assert.Single((await document.CompleteAsync()).Items, static item => item.Label == "Two");

        Assert.Contains(expected, document.With([item.TextEdit]), StringComparison.Ordinal);
    }

    private static string AtCharge => Order.Replace("\"Next\": \"Charge\"", "\"Next\": \"Ch|arge\"", StringComparison.Ordinal);

    private static Task<WorkspaceEdit> RenameAsync(Editor editor, Editor.Document document, string name)
        => editor.AskAsync<WorkspaceEdit>("textDocument/rename", new RenameParams(document.Id, document.PositionOf(document.Cursor), name));

    private sealed class SlowTools : IMachineTools
    {
        public MachinePicture? Draw(EmbeddedDefinition definition, string? history, CancellationToken cancellationToken) => null;

        public async Task<MachineRun> RunAsync(
            EmbeddedDefinition definition, string input, IReadOnlyDictionary<string, IReadOnlyList<string>> answers, CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
            throw new InvalidOperationException("Nobody stopped it.");
        }

        public Task<StateTest> TestStateAsync(EmbeddedDefinition definition, string state, string input, string? mock, CancellationToken cancellationToken)
            => Task.FromResult(new StateTest(null, null));
    }
}
