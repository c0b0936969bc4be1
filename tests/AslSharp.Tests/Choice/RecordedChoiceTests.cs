using System.Reflection;
using AslSharp.Runtime;

namespace AslSharp.Tests.Choice;

public sealed class RecordedChoiceTests
{
    [Fact]
    public void Operators_RecordedTables_AnswerAsTheService()
    {
        var rows = 0;
        foreach (var (name, recording) in Recordings.Of("choice_operators"))
        {
            foreach (var row in recording["rows"].Items)
            {
                var expected = row["expect"]["output"]["TestResult.$"].GetString() == "ConditionTrue";
                Assert.True(expected == Holds(FirstRule(row["definition"]), row["input"]), $"{name}: {row.ToJson()}");
                rows++;
            }
        }

        Assert.True(rows > 0, "No rows were found.");
    }

    private static AslValue FirstRule(AslValue definition)
    {
        foreach (var state in definition["States"].Properties)
        {
            if (state.Value["Type"].StringEquals("Choice"))
                return state.Value["Choices"][0];
        }

        throw new InvalidOperationException("No Choice state.");
    }

    private static bool Holds(AslValue rule, AslValue input)
    {
        var value = Path(rule["Variable"]).Find(input);
        var member = rule.Properties.ToArray().Single(candidate => candidate.Name.Text is not ("Variable" or "Next"));
        var isPath = member.Name.Text.EndsWith("Path", StringComparison.Ordinal);
        var name = isPath ? member.Name.Text[..^"Path".Length] : member.Name.Text;
        object operand = isPath ? Path(member.Value).ReadOperand(input) : Literal(name, member.Value);
        var method = typeof(ChoiceOperators).GetMethod(name, BindingFlags.Public | BindingFlags.Static, [typeof(AslValue), operand.GetType()]);
        return (bool)method!.Invoke(null, [value, operand])!;
    }

    private static object Literal(string name, AslValue operand)
    {
        if (name.StartsWith("Timestamp", StringComparison.Ordinal))
            return Timestamp.TryParse(operand.GetString(), out var timestamp) ? timestamp : throw new FormatException(operand.ToJson());
        return operand.Kind switch
        {
            AslKind.String => operand.GetString(),
            AslKind.Number => operand.GetDouble(),
            _ => operand.GetBoolean(),
        };
    }

    private static DefinitePath Path(AslValue path) => new(path.GetString(), PropertyName.Of(path.GetString()[2..]));
}
