using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Tests.Syntax;

public sealed class FieldTableTests
{
    private const string Kinds = "Pass Task Wait Choice Succeed Fail Parallel Map";

    // Reference 2, row by row: P JSONPath only, N JSONata only, B both, - refused; in the order of Kinds.
    [Theory]
    [InlineData("Type Comment QueryLanguage", "B B B B B B B B")]
    [InlineData("Next End", "B B B - - - B B")]
    [InlineData("InputPath OutputPath", "P P P P P - P P")]
    [InlineData("Parameters", "P P - - - - P P")]
    [InlineData("ResultSelector", "- P - - - - P P")]
    [InlineData("ResultPath", "P P - - - - P P")]
    [InlineData("Result", "P - - - - - - -")]
    [InlineData("Arguments", "- N - - - - N -")]
    [InlineData("Output", "N N N N N - N N")]
    [InlineData("Assign", "B B B B - - B B")]
    [InlineData("Retry Catch", "- B - - - - B B")]
    [InlineData("Resource Credentials", "- B - - - - - -")]
    [InlineData("TimeoutSeconds HeartbeatSeconds", "- B - - - - - -")]
    [InlineData("TimeoutSecondsPath HeartbeatSecondsPath", "- P - - - - - -")]
    [InlineData("Seconds Timestamp", "- - B - - - - -")]
    [InlineData("SecondsPath TimestampPath", "- - P - - - - -")]
    [InlineData("Choices Default", "- - - B - - - -")]
    [InlineData("Error Cause", "- - - - - B - -")]
    [InlineData("ErrorPath CausePath", "- - - - - P - -")]
    [InlineData("Branches", "- - - - - - B -")]
    [InlineData("ItemProcessor Iterator", "- - - - - - - B")]
    [InlineData("Items", "- - - - - - - N")]
    [InlineData("ItemsPath", "- - - - - - - P")]
    [InlineData("ItemSelector ItemReader ItemBatcher ResultWriter Label", "- - - - - - - B")]
    [InlineData("MaxConcurrency ToleratedFailurePercentage ToleratedFailureCount", "- - - - - - - B")]
    [InlineData("MaxConcurrencyPath ToleratedFailurePercentagePath ToleratedFailureCountPath", "- - - - - - - P")]
    public void For_EachStateAndField_IsTheReference(string fields, string languages)
    {
        foreach (var field in fields.Split(' '))
        {
            foreach (var (kind, expected) in Kinds.Split(' ').Zip(languages.Split(' ')))
            {
                var rule = FieldTable.For(Enum.Parse<ObjectKind>(kind)).Find(field);
                var actual = rule?.Languages switch
                {
                    null => "-",
                    FieldLanguages.JsonPath => "P",
                    FieldLanguages.Jsonata => "N",
                    _ => "B",
                };
                Assert.True(expected == actual, $"{field} of {kind} is {actual}, not {expected}.");
            }
        }
    }

    [Fact]
    public void For_AllStates_HaveNoFieldBeyondTheReference()
    {
        var rows = typeof(FieldTableTests).GetMethod(nameof(For_EachStateAndField_IsTheReference))!
            .GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => ((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value)
            .SelectMany(fields => ((string)fields!).Split(' '))
            .ToHashSet();
        var beyond = Kinds.Split(' ').SelectMany(kind => FieldTable.For(Enum.Parse<ObjectKind>(kind)).Fields).Select(field => field.Name).Except(rows);
        Assert.Empty(beyond);
    }

    [Fact]
    public void For_EveryKind_HasARuleAndGroupsOfItsOwnFields()
    {
        foreach (var kind in Enum.GetValues<ObjectKind>())
        {
            var rule = FieldTable.For(kind);
            Assert.Equal(kind, rule.Kind);
            Assert.All(rule.Groups.SelectMany(group => group.Names), name => Assert.NotNull(rule.Find(name)));
        }
    }

    [Fact]
    public void ChoiceOperators_All_Are39()
    {
        Assert.Equal(39, FieldTable.ChoiceOperators.Length);
        Assert.Equal(16, FieldTable.ChoiceOperators.Count(rule => rule.Name.EndsWith("Path", StringComparison.Ordinal)));
        Assert.Equal(39, FieldTable.ChoiceOperators.Select(rule => rule.Name).Distinct().Count());
    }

    [Theory]
    [InlineData("Nxt", "Next")]
    [InlineData("next", "Next")]
    [InlineData("ResutlPath", "ResultPath")]
    [InlineData("Zebra", null)]
    public void Find_Name_GivesTheNearest(string written, string? expected) =>
        Assert.Equal(expected, NameSuggestion.Find(written, FieldTable.For(ObjectKind.Pass).Fields.Select(field => field.Name)));
}
