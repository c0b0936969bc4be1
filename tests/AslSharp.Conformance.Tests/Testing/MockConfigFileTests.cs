using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Testing;

public sealed class MockConfigFileTests
{
    private const string Text = """
        {"StateMachines": {
          "Order": {"TestCases": {"Flaky": {"Charge": "Flaky"}, "Gap": {"Charge": "Gap"}, "Lost": {"Charge": "Nowhere"}, "Both": {"Charge": "Both"}, "Shared": {}}},
          "Other": {"TestCases": {"Shared": {}, "Alone": {"Charge": "Flaky"}}}},
         "MockedResponses": {
          "Flaky": {"2": {"Return": 3}, "0-1": {"Throw": {"Error": "E", "Cause": "c"}}},
          "Gap": {"0": {"Return": 1}, "2": {"Return": 1}},
          "Both": {"0": {"Return": 1, "Throw": {"Error": "E"}}}}}
        """;

    private readonly MockConfigFile _file = MockConfigFile.Parse(Text);

    [Theory]
    [InlineData("Order", "Flaky")]
    [InlineData("unknown", "Alone")]
    public async Task Mocks_Ranges_AnswerByTheNumberOfTheCall(string machine, string testCase)
    {
        var tester = new StateMachineTester(Machines.Compile("""
            {"StartAt": "Charge", "States": {"Charge": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
              "Retry": [{"ErrorEquals": ["E"]}], "End": true}}}
            """)) { Mocks = _file.Mocks(machine, testCase) };

        var run = await tester.RunAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(3, run.Output);
        Assert.Equal(["c", "c"], run.History.Where(e => e.Error == "E").Select(e => e.Cause));
    }

    [Theory]
    [InlineData("Order", "None", "no test case 'None'")]
    [InlineData("unknown", "Shared", "Several state machines")]
    [InlineData("Order", "Gap", "an answer for call 1")]
    [InlineData("Order", "Lost", "no response 'Nowhere'")]
    [InlineData("Order", "Both", "either 'Return' or 'Throw'")]
    public void Mocks_Malformed_SaysWhat(string machine, string testCase, string words)
        => Assert.Contains(words, Assert.Throws<FormatException>(() => _file.Mocks(machine, testCase)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_NoMockFile_SaysWhat() => Assert.Throws<FormatException>(() => MockConfigFile.Parse("[]"));
}
