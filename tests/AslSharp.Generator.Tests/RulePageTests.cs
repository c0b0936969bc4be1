using System.Text.RegularExpressions;
using System.Xml.Linq;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Generator.Tests;

/// <summary>The pages of the rules about projects and their C#: what is wrong on them breaks that rule alone, what is right breaks none and compiles.</summary>
public sealed partial class RulePageTests
{
    private const string Usings = """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        namespace Shop;

        """;

    private const string Order = Definitions.Order;

    // What the serializer's own generator emits, which does not run here.
    private const string Context = """

        internal sealed partial class ShopJson
        {
            public ShopJson() : base(null) { }
            public static ShopJson Default { get; } = new();
            protected override JsonSerializerOptions? GeneratedSerializerOptions => null;
            public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(System.Type type) => null;
        }

        """;

    // The types that pages speak of, where they do not declare them.
    private static readonly (string Name, string Declaration)[] Types =
    [
        ("Order", "public sealed record Order(string Sku);\n"),
        ("Stock", "public sealed record Stock(int Count);\n"),
        ("Extra", "public sealed class Extra;\n"),
        ("Kind", "public enum Kind { Whole }\n"),
    ];

    public static TheoryData<string> CodeRules
        => ["ASL6001", "ASL6002", "ASL6003", "ASL6004", "ASL6009", "ASL6013", "ASL6017", "ASL6018", "ASL6019", "ASL6020", "ASL6021", "ASL6022"];

    public static TheoryData<string> ItemRules => ["ASL6005", "ASL6006", "ASL6007", "ASL6008", "ASL6010", "ASL6014"];

    public static TheoryData<string> TypeRules => [.. Pages().Where(static id => id.StartsWith("ASL71", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(CodeRules))]
    public async Task Code_OfAPage_IsWhatItSays(string id)
    {
        var blocks = BlocksOf(id);
        Assert.All(blocks, static block => Assert.Equal("csharp", block.Language));
        Assert.InRange(blocks.Count, 2, 3);

        Assert.Equal([id], await FindAsync(WithCode(blocks[0].Text)));
        foreach (var right in blocks.Skip(1)) await AssertRightAsync(WithCode(right.Text));
    }

    [Theory]
    [MemberData(nameof(ItemRules))]
    public async Task Items_OfAPage_AreWhatItSays(string id)
    {
        var blocks = BlocksOf(id);
        Assert.Equal(["xml", "xml"], blocks.Select(static block => block.Language));

        Assert.Equal([id], await FindAsync(WithItems(blocks[0].Text)));
        await AssertRightAsync(WithItems(blocks[1].Text));
    }

    [Theory]
    [MemberData(nameof(TypeRules))]
    public async Task Types_OfAPage_AreWhatItSays(string id)
    {
        var blocks = BlocksOf(id);
        Assert.Equal(["csharp", "json", "json"], blocks.Select(static block => block.Language));
        // The page leaves out what is around: a task's signature stands in the interface, and the class names input and output.
        var lines = blocks[0].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToLookup(static line => line.StartsWith("Task<", StringComparison.Ordinal));
        var code = $$"""
            {{string.Join('\n', lines[false])}}
            public partial interface IOrderTasks { {{Assert.Single(lines[true])}} }
            [StateMachine("order.asl.json", Input = typeof(Input), Output = typeof(Output))] public sealed partial class OrderStateMachine;

            """;

        Assert.Equal([id], await FindAsync(WithCode(code).WithDefinition("order.asl.json", blocks[1].Text)));
        await AssertRightAsync(WithCode(code).WithDefinition("order.asl.json", blocks[2].Text));
    }

    [Fact]
    public async Task Homonyms_OfThePage_AreToldApartByItsCode()
    {
        var blocks = BlocksOf("ASL6016");
        Assert.Equal(["json", "csharp"], blocks.Select(static block => block.Language));
        var project = Project.Empty.WithDefinition("order.asl.json", $$"""{ "StartAt": "Charge Card", {{blocks[0].Text}} }""");

        Assert.Equal(["ASL6016"], await FindAsync(project));
        await AssertRightAsync(project.WithSource("Tasks.cs", Usings + blocks[1].Text));
    }

    [Fact]
    public async Task Language_OfThePage_IsJudged()
    {
        var blocks = BlocksOf("ASL6011");
        Assert.Equal(["xml", "xml"], blocks.Select(static block => block.Language));

        Assert.Equal(["ASL6011"], await FindAsync(In(blocks[0].Text)));
        await AssertRightAsync(In(blocks[1].Text));

        static Project In(string xml)
        {
            Assert.True(LanguageVersionFacts.TryParse(XElement.Parse(xml).Value, out var version));
            return Project.Empty.WithDefinition("order.asl.json", Order).WithSource("Empty.cs", "").WithLanguage(version.MapSpecifiedToEffectiveVersion());
        }
    }

    [Fact]
    public async Task Frameworks_OfThePage_AreJudged()
    {
        var blocks = BlocksOf("ASL6012");
        Assert.Equal(["xml", "xml"], blocks.Select(static block => block.Language));
        var project = Project.Empty.WithDefinition("order.asl.json", Order);

        // A package for .NET 10 gives an older framework its generator and no runtime.
        Assert.Equal(["net10.0", "net8.0"], WithPackage(blocks[0].Text));
        Assert.Equal(["ASL6012"], await FindAsync(project.WithoutRuntime()));
        Assert.Equal(["net10.0"], WithPackage(blocks[1].Text));
        await AssertRightAsync(project);

        static IEnumerable<string> WithPackage(string xml)
        {
            var whole = XElement.Parse($"<Project>{xml}</Project>");
            var condition = whole.Element("PackageReference")!.Attribute("Condition")?.Value;
            return whole.Element("TargetFrameworks")!.Value.Split(';')
                .Where(framework => condition is null || condition.Replace("$(TargetFramework)", framework, StringComparison.Ordinal) is var asked && asked.Split(" == ") is [var left, var right] && left == right)
                .Order(StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task NameOfAnotherFile_OnThePage_IsTold()
    {
        var block = Assert.Single(BlocksOf("ASL6023"));
        var code = $"class User {{ public object Make(IOrderTasks tasks) {{ {block.Text} return machine; }} }}";
        var project = Project.Empty.WithSource("User.cs", Usings + code);

        var told = project.WithProperty("AslSharpOtherFiles", "order.json").Run().Diagnostics;
        Assert.Equal(["IOrderTasks", "OrderStateMachine"], told.Select(static finding => finding.GetMessage().Split('\'')[1]));
        Assert.All(told, static finding => Assert.Equal("ASL6023", finding.Id));
        await AssertRightAsync(project.WithDefinition("order.asl.json", Order));
    }

    [Fact]
    public void EveryPageOfTheseRules_IsRun()
    {
        string[] alone = ["ASL6011", "ASL6012", "ASL6016", "ASL6023"];
        var run = new[] { CodeRules, ItemRules, TypeRules }.SelectMany(static rules => rules).Select(static row => row.Data).Concat(alone).ToHashSet(StringComparer.Ordinal);
        var withCode = Pages().Where(static id => (id.StartsWith("ASL60", StringComparison.Ordinal) || id.StartsWith("ASL71", StringComparison.Ordinal)) && BlocksOf(id).Count > 0);
        Assert.Equal(withCode.Order(StringComparer.Ordinal), run.Order(StringComparer.Ordinal));
    }

    private static Project WithCode(string code)
    {
        // A page that shows the data alone means those of a machine.
        if (code.Contains("record Order(", StringComparison.Ordinal) && !code.Contains("StateMachine", StringComparison.Ordinal))
            code += "[StateMachine(\"order.asl.json\", Input = typeof(Order))] public sealed partial class OrderStateMachine;\n";
        foreach (var (name, declaration) in Types)
        {
            if (Regex.IsMatch(code, $@"\b{name}\b") && !Regex.IsMatch(code, $@"\b(class|record|enum) {name}\b")) code += declaration;
        }

        if (code.Contains(": JsonSerializerContext", StringComparison.Ordinal)) code += Context;
        var project = Project.Empty.WithSource("Order.cs", Usings + code);
        // The page says that the definition has these.
        if (code.Contains("(string sku", StringComparison.Ordinal))
            return project.WithDefinition("order.asl.json", Order.Replace("\"End\"", "\"Parameters\": { \"sku.$\": \"$.sku\", \"count\": 1 }, \"End\"", StringComparison.Ordinal));
        return code.Contains("main.asl.json", StringComparison.Ordinal)
            ? project.WithDefinition("Orders/main.asl.json", Order).WithDefinition("Refunds/main.asl.json", Order)
            : project.WithDefinition("order.asl.json", Order);
    }

    private static Project WithItems(string xml)
    {
        var project = Project.Empty;
        foreach (var item in XElement.Parse($"<Project>{xml}</Project>").Elements())
        {
            var file = item.Attribute("Update")!.Value;
            project = project.WithDefinition(file, Order);
            foreach (var metadata in item.Attributes().Where(static each => each.Name != "Update")) project = project.WithMetadata(file, metadata.Name.LocalName, metadata.Value);
        }

        return project;
    }

    private static async Task<IEnumerable<string>> FindAsync(Project project) => (await project.ReportAsync()).Select(static finding => finding.Id);

    private static async Task AssertRightAsync(Project project)
    {
        Assert.Empty(await project.ReportAsync());
        project.Run().AssertCompiles();
    }

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Folder, "*.md").Select(static page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal);

    private static string Folder { get; } = Path.Combine(Repository.Root, "src", "AslSharp.Compiler", "Diagnostics", "Rules");

    private static List<(string Language, string Text)> BlocksOf(string id)
        => [.. Block().Matches(File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n")).Select(static block => (block.Groups["language"].Value, block.Groups["text"].Value))];

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
