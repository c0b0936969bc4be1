using AslSharp.Fuzzing.Checks;
using AslSharp.Fuzzing.Inputs;

namespace AslSharp.Fuzzing;

/// <summary>What is generated for definitions of unusual names and shapes is C# that compiles, as Debug and as Release builds make it.</summary>
public sealed class GeneratedCodeTests
{
    private const string Machine = """
        {
          "StartAt": "A",
          "States": {
            "A": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Next": "B" },
            "B": { "Type": "Map", "ItemProcessor": { "StartAt": "C", "States": { "C": { "Type": "Pass", "End": true } } }, "End": true }
          }
        }
        """;

    public static TheoryData<string, bool> Namespaces => new MatrixTheoryData<string, bool>(["AslSharp", "System", "", "class", "AslSharp.Runtime"], [false, true]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void OddNames_Generated_Compile(bool isDebug)
    {
        var names = FileNames.Odd.Append(FileNames.Long).ToArray();

        var (_, failures) = GeneratedCode.Build([.. names.Select(static name => (name, Machine))], isDebug, TestContext.Current.CancellationToken);

        Assert.Empty(names.Zip(failures).Where(static pair => pair.Second is not null).Select(static pair => $"{pair.First}: {pair.Second!.Message}"));
    }

    [Theory]
    [MemberData(nameof(Namespaces))]
    public void OddNames_InNamespacesOfOthers_Compile(string rootNamespace, bool isDebug)
    {
        string[] names = ["IStateMachine.asl.json", "AslValue.asl.json", "StateMachine.asl.json", "Task.asl.json", "System.asl.json", "class.asl.json"];

        foreach (var name in names)
        {
            var (_, failures) = GeneratedCode.Build([(name, Machine)], isDebug, TestContext.Current.CancellationToken, rootNamespace);
            Assert.True(failures[0] is null, $"{name}: {failures[0]?.Message}");
        }
    }

    [Theory]
    [InlineData("tasks", false)]
    [InlineData("tasks", true)]
    [InlineData("choices everywhere", true)]
    [InlineData("expressions", true)]
    public void LongLines_Generated_Compile(string family, bool isDebug)
    {
        var text = Growth.Families[family](700);
        text = string.Concat(Tokens.Split(text).Select(token => text[token.Start..token.End]));

        var (_, failures) = GeneratedCode.Build([(GeneratedCode.FileName, text)], isDebug, TestContext.Current.CancellationToken);

        Assert.True(text.Length > 65_536, $"{text.Length} characters are too few.");
        Assert.True(failures[0] is null, failures[0]?.Message);
    }
}
