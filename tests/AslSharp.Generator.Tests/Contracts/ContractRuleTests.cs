using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>What is wrong with contracts, told at the token that says it, in builds and in editors alike. What is emitted compiles all the same.</summary>
public sealed class ContractRuleTests
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Text.Json; using System.Text.Json.Serialization; using System.Threading; using System.Threading.Tasks;
        namespace Shop;

        """;

    private const string Definition = """
        { "StartAt": "Check Stock", "States": {
            "Check Stock": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check", "Parameters": { "sku.$": "$.sku", "count": 1 }, "Next": "Ship" },
            "Ship": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:ship", "End": true } } }
        """;

    [Theory]
    [InlineData("Task [|CheckStok|](Order order);", "ASL6017", "'order.asl.json' has no Task state for the method CheckStok, so that nobody calls it; did you mean 'Check Stock'?")]
    [InlineData("[TaskState(\"Ships\")] Task [|Send|](Order order);", "ASL6017", "'order.asl.json' has no Task state for the method Send, which names 'Ships', so that nobody calls it; did you mean 'Ship'?")]
    [InlineData(
        "Task [|Refund|](Order order);", "ASL6017",
        "'order.asl.json' has no Task state for the method Refund, so that nobody calls it; name the state with [TaskState], or remove the method and what implements it")]
    [InlineData("Task Ship(Order order); Task [|ShipAsync|](Order order);", "ASL6018", "The Task state 'Ship' has the method Ship already; remove one of the two, or name its state with [TaskState]")]
    [InlineData("Task [|Ship|]<T>(T order);", "ASL6019", "The method Ship cannot be called: it has type parameters")]
    [InlineData("Task Ship([|ref Order order|]);", "ASL6019", "The method Ship cannot be called: the parameter 'order' is passed by reference")]
    [InlineData(
        "Task Ship(CancellationToken a, Order order, [|CancellationToken b|]);", "ASL6019", "The method Ship cannot be called: there are two parameters of type CancellationToken")]
    [InlineData(
        "Task CheckStock([|string sky|], int count);", "ASL6019",
        "The method CheckStock cannot be called: the input of 'Check Stock' has no member for the parameter 'sky'; did you mean 'sku'?")]
    [InlineData(
        "Task Ship([|object order|]);", "ASL6020",
        "The parameter 'order' of Ship cannot be read from JSON, since it may be anything; AslValue and JsonElement are types for that; "
        + "change it, or hand a JsonSerializerContext that names it to [StateMachine] by JsonContext")]
    [InlineData(
        "[|Task<Strange>|] Ship(Order order);", "ASL6020",
        "The result of Ship cannot be written as JSON, since Strange.Parts[].Body is Stream, and there is no conversion for it; "
        + "change it, or hand a JsonSerializerContext that names it to [StateMachine] by JsonContext")]
    [InlineData(
        "Task Ship([|Several several|]);", "ASL6020",
        "The parameter 'several' of Ship cannot be read from JSON, since it has several public constructors; mark one with JsonConstructor; "
        + "change it, or hand a JsonSerializerContext that names it to [StateMachine] by JsonContext")]
    public async Task Method_Wrong_IsToldAtItsToken(string method, string id, string message)
        => await AssertFindingAsync($"{Types} public partial interface IOrderTasks {{ {method} }}", id, message);

    [Theory]
    [InlineData("Input = [|typeof(Hidden)|]", "ASL6021", "The class OrderStateMachine is public, and Hidden is not; make Hidden public, or OrderStateMachine internal")]
    [InlineData(
        "Output = [|typeof(Strange)|]", "ASL6020",
        "The output Strange cannot be read from JSON, since Strange.Parts[].Body is Stream, and there is no conversion for it; "
        + "change it, or hand a JsonSerializerContext that names it to [StateMachine] by JsonContext")]
    [InlineData(
        "Input = [|typeof(Twice)|]", "ASL6020",
        "The input Twice cannot be written as JSON, since two of its members are called 'name' in JSON; "
        + "change it, or hand a JsonSerializerContext that names it to [StateMachine] by JsonContext")]
    [InlineData("JsonContext = [|typeof(Order)|]", "ASL6022", "Order is no JsonSerializerContext; derive it from JsonSerializerContext, and name the types by [JsonSerializable]")]
    public async Task Class_Wrong_IsToldAtTheArgument(string argument, string id, string message)
        => await AssertFindingAsync($"[StateMachine(\"order.asl.json\", {argument})] public sealed partial class OrderStateMachine; {Types}", id, message);

    [Fact]
    public async Task Method_WithABodyOrStatic_NeedsNoState()
    {
        var project = Shop("public partial interface IOrderTasks { string Helper() => \"\"; static int Count => 1; static void Reset() { } int Size { get; } }");
        Assert.Empty(await project.ReportAsync());
        project.Run().AssertCompiles();
    }

    [Fact]
    public async Task Method_OfAStateThatAnErrorMayHide_IsNotBlamed()
    {
        var project = Shop("public partial interface IOrderTasks { Task Other(AslValue order); }")
            .WithDefinition("order.asl.json", Definition.Replace("\"Task\"", "\"Tusk\"", StringComparison.Ordinal));
        Assert.DoesNotContain(await project.ReportAsync(), static diagnostic => diagnostic.Id.StartsWith("ASL60", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Finding_CanBeSilencedWhereItStands()
    {
        var project = Shop("public partial interface IOrderTasks {\n#pragma warning disable ASL6017\n Task CheckStok();\n}");
        Assert.DoesNotContain(await project.InEditor().AnalyzeAsync(), static diagnostic => !diagnostic.IsSuppressed);
    }

    private const string Types = """
        public sealed record Order(string Id);
        internal sealed record Hidden(string Id);
        public sealed class Strange { public List<Part> Parts { get; set; } = []; }
        public sealed class Part { public System.IO.Stream? Body { get; set; } }
        public sealed class Several { public Several(int a) { A = a; } public Several(int a, int b) { A = a + b; } public int A { get; } }
        public sealed class Twice { public string? Name { get; set; } [JsonPropertyName("name")] public string? Other { get; set; } }

        """;

    private static Project Shop(string source) => Project.Empty.WithDefinition("order.asl.json", Definition).WithSource("Shop.cs", Usings + source);

    private static async Task AssertFindingAsync(string marked, string id, string message)
    {
        var token = marked[(marked.IndexOf("[|", StringComparison.Ordinal) + 2)..marked.IndexOf("|]", StringComparison.Ordinal)];
        var project = Shop(marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal));
        var diagnostic = Assert.Single(await project.ReportAsync());
        Assert.Equal((id, message), (diagnostic.Id, diagnostic.GetMessage(null)));
        var text = project.Compilation.SyntaxTrees.Single().ToString();
        Assert.Equal(token, text.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
        // One mistake, one message.
        if (id != "ASL6021") project.Run().AssertCompiles();
    }
}
