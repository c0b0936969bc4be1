using AslSharp.Documents.Nodes;
using AslSharp.Documents.Templates;
using AslSharp.Documents.Yaml;

namespace AslSharp.Documents.Tests;

/// <summary>Each character of a scalar's value is found again in the file.</summary>
public sealed class YamlScalarTextTests
{
    [Theory]
    [InlineData("plain text")]
    [InlineData("plain\n  folded\n  twice\n\n  and broken")]
    [InlineData("'it''s quoted'")]
    [InlineData("'quoted\n  folded'")]
    [InlineData("\"tab\\t, quote \\\", \\u00e9, \\x41, \\U0001F600, end\"")]
    [InlineData("\"broken \\\n  line\"")]
    [InlineData("\"folded\n\n  line\"")]
    [InlineData("|\n  one\n    two\n\n  three\n")]
    [InlineData("|-\n\n  after a blank\n  line")]
    [InlineData("|2\n   one more\n  less\n")]
    [InlineData("|+\n  keeps\n\n\n")]
    [InlineData("|\r\n  carriage\r\n  returns\r\n")]
    [InlineData(">\n  folded\n  text\n\n  paragraph\n    more indented\n  again\n")]
    [InlineData("> # why\n  commented\n")]
    [InlineData("!!str 123")]
    [InlineData("&anchor !Sub \"${X}\"")]
    [InlineData("😀 and é")]
    public void Value_OfScalar_IsMappedToItsCharacters(string scalar)
    {
        var source = "before: 1\nvalue: " + scalar;

        var value = ((MappingNode)YamlNodes.Read(source)!).Find("value")!;
        var node = value as ScalarNode ?? (ScalarNode)((MappingNode)value).Members[0].Value;

        var last = 0;
        for (var i = 0; i < node.Text.Length; i++)
        {
            var made = source[node.Text.StartOf(i)..node.Text.EndOf(i)];
            Assert.True(IsMadeOf(node.Value, i, made), $"'{node.Value[i]}' at {i} of '{node.Value}' is no '{made}'");
            Assert.True(node.Text.StartOf(i) >= last);
            last = node.Text.StartOf(i);
        }
    }

    private static bool IsMadeOf(string value, int index, string made) => value[index] switch
    {
        '\n' when index >= value.TrimEnd().Length => made.Trim().Length == 0,
        ' ' or '\n' when made.Length > 0 && string.IsNullOrWhiteSpace(made) => true,
        '\'' => made is "''" or "'",
        _ => made == value[index].ToString() || (made.Length >= 2 && made[0] == '\\'),
    };

    [Theory]
    [InlineData("~", "null")]
    [InlineData("0x1F", "31")]
    [InlineData("+1", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("1.50", "1.50")]
    [InlineData("True", "true")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("2024-01-01", "\"2024-01-01\"")]
    [InlineData("\"1\"", "\"1\"")]
    [InlineData("! 1", "\"1\"")]
    [InlineData("!!int \"7\"", "7")]
    [InlineData("[a, {b: 'c\"'}]", "[\"a\",{\"b\":\"c\\\"\"}]")]
    public void Json_OfScalar_HasTheKindOfTheCoreSchema(string yaml, string json)
        => Assert.Equal(json, DefinitionText.Write(YamlNodes.Read(yaml)!).Text);
}
