using AslSharp.CodeFixes.Fixes;

namespace AslSharp.CodeFixes.Tests.Fixes;

public sealed class MapFieldFixTests
{
    [Fact]
    public void Iterator_BecomesItemProcessorWithConfig()
    {
        Mend.Assert<ItemProcessorFix>(
            "ASL1160",
            "ItemProcessor",
            """
            {
              "StartAt": "M",
              "States": {
                "M": {
                  "Type": "Map",
                  "Iterator": { // each
                    "StartAt": "I",
                    "States": {
                      "I": { "Type": "Succeed" }
                    }
                  },
                  "End": true
                }
              }
            }
            """,
            """
            {
              "StartAt": "M",
              "States": {
                "M": {
                  "Type": "Map",
                  "ItemProcessor": { // each
                    "ProcessorConfig": {
                      "Mode": "INLINE"
                    },
                    "StartAt": "I",
                    "States": {
                      "I": { "Type": "Succeed" }
                    }
                  },
                  "End": true
                }
              }
            }
            """);
    }

    [Theory]
    [InlineData(
        """{ "StartAt": "M", "States": { "M": { "Type": "Map", "Iterator": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true } } }""",
        """{ "StartAt": "M", "States": { "M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": { "Mode": "INLINE" }, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true } } }""")]
    [InlineData(
        """{"StartAt":"M","States":{"M":{"Type":"Map","Iterator":{"StartAt":"I","States":{"I":{"Type":"Succeed"}}},"End":true}}}""",
        """{"StartAt":"M","States":{"M":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE"},"StartAt":"I","States":{"I":{"Type":"Succeed"}}},"End":true}}}""")]
    [InlineData(
        """{ "StartAt": "M", "States": { "M": { "Type": "Map", "Iterator": { "ProcessorConfig": {}, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true } } }""",
        """{ "StartAt": "M", "States": { "M": { "Type": "Map", "ItemProcessor": { "ProcessorConfig": {}, "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true } } }""")]
    public void Iterator_OnOneLine_StaysThere(string before, string after) =>
        Mend.Assert<ItemProcessorFix>("ASL1160", "ItemProcessor", before, after);

    [Fact]
    public void Parameters_OfAMap_BecomeItemSelector()
    {
        const string Before = """
            { "StartAt": "M", "States": { "M": { "Type": "Map", "End": true,
                "Parameters": { "item.$": "$$.Map.Item.Value" }, // for each
                "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Pass", "Parameters": { "a": 1 }, "End": true } } } } } }
            """;
        Mend.Assert<ItemSelectorFix>("ASL1160", "ItemSelector", Before, Before.Replace("\"Parameters\": { \"item", "\"ItemSelector\": { \"item"));
    }

    [Fact]
    public void BothOldNames_AreMendedTogether()
    {
        const string Before = """{ "StartAt": "M", "States": { "M": { "Type": "Map", "Parameters": {}, "Iterator": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true } } }""";
        var tree = Compiler.Json.JsonSyntaxTree.Parse(Compiler.Text.AslFile.Create("a.asl.json", Before), TestContext.Current.CancellationToken);
        var edits = Mend.Find(Before).SelectMany(diagnostic => DefinitionFixes.All
            .Where(fix => fix.Ids.Contains(diagnostic.Id))
            .SelectMany(fix => fix.Find(FixRequest.For(tree, diagnostic))));
        var after = tree.File.Text.WithChanges(DefinitionFixes.Combine(edits)).ToString();
        Assert.Empty(Mend.Find(after));
        Assert.Equal(Before.Replace("Parameters", "ItemSelector").Replace("\"Iterator\": {", "\"ItemProcessor\": { \"ProcessorConfig\": { \"Mode\": \"INLINE\" },"), after);
    }

    [Theory]
    [InlineData("STANDARD")]
    [InlineData("EXPRESS")]
    public void ExecutionType_IsAddedBehindMode(string type)
    {
        const string Before = """
            {
              "StartAt": "M",
              "States": {
                "M": {
                  "Type": "Map",
                  "ItemProcessor": {
                    "ProcessorConfig": {
                      "Mode": "DISTRIBUTED" // large
                    },
                    "StartAt": "I",
                    "States": { "I": { "Type": "Succeed" } }
                  },
                  "End": true
                }
              }
            }
            """;
        Mend.Assert<ExecutionTypeFix>(
            "ASL1102", "ExecutionType." + type, Before, Before.Replace("\"DISTRIBUTED\" // large", "\"DISTRIBUTED\", // large\n          \"ExecutionType\": \"" + type + "\""));
    }

    [Fact]
    public void ExecutionType_OfAnotherMissingField_HasNoEdit()
    {
        Assert.Empty(Mend.Edits<ExecutionTypeFix>("ASL1102", """{ "StartAt": "A", "States": { "A": { "Type": "Task", "End": true } } }"""));
    }
}
