using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>What emitted conversions do beyond what System.Text.Json's source generator does, and how they say what does not fit.</summary>
public sealed class ConversionTests
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Collections.Frozen; using System.Collections.Immutable; using System.Linq; using System.Numerics;
        using System.Text.Json; using System.Text.Json.Nodes; using System.Text.Json.Serialization; using System.Threading; using System.Threading.Tasks;
        namespace Shop;

        """;

    // What it is given, read and written again; or why it cannot be read.
    private const string Echo = """

        [StateMachine("echo.asl.json"OPTIONS)] public sealed partial class EchoStateMachine;
        public partial interface IEchoTasks { Item Echo(Item item); }
        public sealed class EchoTasks : IEchoTasks { public Item Echo(Item item) => item; }
        public static class Test
        {
            public static async Task<string> Run()
            {
                var result = await new EchoStateMachine(new EchoTasks()).ExecuteAsync(AslValue.Parse(Input));
                return result.IsSuccess ? result.Output.ToString() : $"{result.Error}: {AslValue.Parse(result.Cause!)["errorMessage"].GetString()}";
            }
            private const string Input = INPUT;
        }
        """;

    [Theory]
    [InlineData("record Item(int Count)", """{"count":"three"}""", "JsonException: A whole number of 32 bits was expected, and the text \"three\" was found at /count.")]
    [InlineData("record Item(int Count)", """{"count":2147483648}""", "JsonException: A whole number of 32 bits was expected, and 2147483648 was found at /count.")]
    [InlineData("record Item(int Count)", "{}", "JsonException: A whole number of 32 bits was expected, and nothing was found at /count.")]
    [InlineData("record Item(int Count)", "[]", "JsonException: An object for Item was expected, and an array was found")]
    [InlineData("record Item(string Name)", """{"name":null}""", "JsonException: A text was expected, and null was found at /name.")]
    [InlineData(
        "record Item(List<Dictionary<string, Part>> Parts); public record Part(DateOnly Day)", """{"parts":[{},{"a/b":{"day":"soon"}}]}""",
        "JsonException: A date, such as \"2030-12-31\", was expected, and the text \"soon\" was found at /parts/1/a~1b/day.")]
    [InlineData("record Item(Color Color); public enum Color { Red, Green }", """{"color":"blue"}""", "JsonException: One of Red, Green was expected, and the text \"blue\" was found at /color.")]
    [InlineData("record Item(List<string> Names)", """{"names":["a",null]}""", "JsonException: A text was expected, and null was found at /names/1.")]
    [InlineData(
        "class Item { public required string? Name { get; init; } }", "{}", "JsonException: A value or null was expected, and nothing was found at /name.")]
    [InlineData(
        "[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] record Item(int A)", """{"a":1,"b":2}""",
        "JsonException: Nothing, since Item has no such member, was expected, and 2 was found at /b.")]
    [InlineData(
        "[JsonDerivedType(typeof(Dog), \"dog\")] abstract record Item; public record Dog(int Age) : Item", """{"$type":"cat"}""",
        "JsonException: One of dog was expected, and the text \"cat\" was found at /$type.")]
    [InlineData(
        "[JsonDerivedType(typeof(Dog), \"dog\")] abstract record Item; public record Dog(int Age) : Item", """{"age":3}""",
        "JsonException: One of dog was expected, and nothing was found at /$type.")]
    public async Task Value_ThatDoesNotFit_FailsTheTaskAndSaysWhere(string type, string input, string expected) => Assert.Equal(expected, await RunAsync(type, input));

    [Theory]
    [InlineData("record Item(string Id, string? Note)", """{"id":"a"}""", """{"id":"a","note":null}""")]
    [InlineData("record Item(int Count, long Total)", """{"count":3.0,"total":1e3}""", """{"count":3,"total":1000}""")]
    [InlineData("[JsonDerivedType(typeof(Dog), \"dog\")] abstract record Item; public record Dog(int Age) : Item", """{"age":3,"$type":"dog"}""", """{"$type":"dog","age":3}""")]
    [InlineData("[JsonDerivedType(typeof(Dog))] record Item(int Age); public record Dog(int Age, int Size) : Item(Age)", """{"age":3,"size":1}""", """{"age":3}""")]
    [InlineData("class Item { public List<string> Tags { get; init; } = [\"none\"]; public int A { get; init; } = 5; }", """{"a":7}""", """{"tags":["none"],"a":7}""")]
    [InlineData("struct Item { public Item() { } public int A { get; init; } = 5; public string B { get; init; } = \"b\"; }", """{"b":"c"}""", """{"a":5,"b":"c"}""")]
    [InlineData("class Base<T> { public T? Value { get; init; } } public class Item : Base<int> { public int Size { get; init; } }", """{"value":7,"size":2}""", """{"size":2,"value":7}""")]
    [InlineData("record Item(BigInteger Big, UInt128 U)", """{"big":123456789012345678901234567890,"u":340282366920938463463374607431768211455}""", null)]
    [InlineData("record Item(ImmutableArray<int> A, ImmutableArray<int>? B, int[] C, Stack<int> D)", """{"a":[1,2],"b":null,"c":[],"d":[3]}""", null)]
    [InlineData("record Item(FrozenSet<int> A, FrozenDictionary<string, int> B, ImmutableSortedSet<int> C, IReadOnlySet<string> D)", """{"a":[1],"b":{"x":2},"c":[1,2],"d":["y"]}""", null)]
    [InlineData("record Item(AslValue Any, JsonElement Element, JsonNode? Node, JsonArray Array)", """{"any":{"a":[1]},"element":null,"node":null,"array":[1.50]}""", null)]
    [InlineData("record Item(Item? Next, IReadOnlyList<Item>? Children)", """{"next":{"next":null,"children":[]},"children":null}""", null)]
    [InlineData("record Item(Page<string> Names, Page<int?> Numbers); public record Page<T>(IReadOnlyList<T> Items, int Total)", """{"names":{"items":["a"],"total":1},"numbers":{"items":[1,null],"total":2}}""", null)]
    [InlineData("class Item { public int A { get; set; } [JsonExtensionData] public Dictionary<string, JsonElement>? Rest { get; set; } }", """{"a":1,"b":{"c":[2]},"d":null}""", null)]
    [InlineData("class Item { public int A { get; set; } [JsonExtensionData] public JsonObject? Rest { get; set; } }", """{"a":1,"b":2}""", null)]
    [InlineData("class Item { [JsonConstructor] internal Item(int a, string b = \"none\") { A = a; B = b; } public Item() { } public int A { get; } public string B { get; } = \"\"; }", """{"a":1}""", """{"a":1,"b":"none"}""")]
    [InlineData("record Item(int Count = 3, Color Color = Color.Green, decimal Price = 1.5m, DateTime At = default); public enum Color { Red, Green }", "{}", """{"count":3,"color":"Green","price":1.5,"at":"0001-01-01T00:00:00"}""")]
    [InlineData("class Item { public Numbers Numbers { get; set; } = new(); } public class Numbers : List<int> { }", """{"numbers":[1,2]}""", null)]
    [InlineData("class Item { [JsonIgnore] public object? Secret { get; set; } public int @class { get; set; } public int Sum => 5; }", """{"class":1}""", """{"class":1,"sum":5}""")]
    [InlineData("record Item(Level Level); [JsonConverter(typeof(JsonNumberEnumConverter<Level>))] public enum Level : byte { Low, High = 200 }", """{"level":200}""", null)]
    [InlineData("record Item(Outer.Inner Inner); public static class Outer { public record Inner(int A); }", """{"inner":{"a":1}}""", null)]
    public async Task Value_ThatFits_ComesBack(string type, string input, string? expected) => Assert.Equal(expected ?? input, await RunAsync(type, input));

    [Theory]
    [InlineData("SnakeCaseLower", """{"order_id":1,"url_path":2}""")]
    [InlineData("KebabCaseUpper", """{"ORDER-ID":1,"URL-PATH":2}""")]
    [InlineData("Unspecified", """{"OrderId":1,"URLPath":2}""")]
    public async Task Names_FollowThePolicy(string policy, string json)
        => Assert.Equal(json, await RunAsync("record Item(int OrderId, int URLPath)", json, $", NamingPolicy = JsonKnownNamingPolicy.{policy}"));

    [Theory]
    [InlineData("OrderId")]
    [InlineData("URLPath")]
    [InlineData("IOrder")]
    [InlineData("A")]
    [InlineData("ABc")]
    [InlineData("x_y")]
    [InlineData("_Hidden")]
    [InlineData("Level42Up")]
    [InlineData("ÄrgerÖl")]
    [InlineData("already")]
    public void Policies_AreTheSerializers(string name)
    {
        (AslSharp.Compiler.Contracts.NamingPolicy Ours, System.Text.Json.JsonNamingPolicy Theirs)[] policies =
        [
            (AslSharp.Compiler.Contracts.NamingPolicy.CamelCase, System.Text.Json.JsonNamingPolicy.CamelCase),
            (AslSharp.Compiler.Contracts.NamingPolicy.SnakeCaseLower, System.Text.Json.JsonNamingPolicy.SnakeCaseLower),
            (AslSharp.Compiler.Contracts.NamingPolicy.SnakeCaseUpper, System.Text.Json.JsonNamingPolicy.SnakeCaseUpper),
            (AslSharp.Compiler.Contracts.NamingPolicy.KebabCaseLower, System.Text.Json.JsonNamingPolicy.KebabCaseLower),
            (AslSharp.Compiler.Contracts.NamingPolicy.KebabCaseUpper, System.Text.Json.JsonNamingPolicy.KebabCaseUpper),
        ];
        Assert.All(policies, policy => Assert.Equal(policy.Theirs.ConvertName(name), AslSharp.Compiler.Contracts.NamingPolicies.Apply(policy.Ours, name)));
    }

    [Fact]
    public async Task Objects_ThatContainThemselves_FailTheTask()
    {
        var source = Source("class Item { public Item? Next { get; set; } }", "{}", "")
            .Replace("public Item Echo(Item item) => item;", "public Item Echo(Item item) => item.Next = item;", StringComparison.Ordinal);
        Assert.StartsWith("JsonException: The objects are nested too deeply, or contain themselves", await RunSourceAsync(source), StringComparison.Ordinal);
    }

    private const string Heat = """
        public record Item(string Id, Heat Heat, List<Heat> All);
        [JsonConverter(typeof(HeatConverter))] public readonly record struct Heat(int Degrees);
        public sealed class HeatConverter : JsonConverter<Heat>
        {
            public override Heat Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
                => reader.TokenType == JsonTokenType.String ? new(int.Parse(reader.GetString()!.TrimEnd('C'))) : throw new JsonException("no heat");
            public override void Write(Utf8JsonWriter writer, Heat value, JsonSerializerOptions options) => writer.WriteStringValue(value.Degrees + "C");
        }
        [JsonSerializable(typeof(Heat))] public sealed partial class ShopJson : JsonSerializerContext;
        """;

    [Theory]
    [InlineData("""{"id":"a","heat":"20C","all":["21C"]}""", """{"id":"a","heat":"20C","all":["21C"]}""")]
    [InlineData("""{"id":"a","heat":"20C","all":["21C",5]}""", "JsonException: Heat was expected, and 5 was found (no heat")]
    public async Task Type_OfTheContext_GoesThroughIt(string input, string expected)
    {
        var assembly = Serializer.Load(Machine(Usings + Heat + Program(input, ", JsonContext = typeof(ShopJson)")));
        var output = await (Task<string>)assembly.GetType("Shop.Test", throwOnError: true)!.GetMethod("Run")!.Invoke(null, null)!;
        Assert.StartsWith(expected, output, StringComparison.Ordinal);
        if (output != expected) Assert.EndsWith(" at /all/1.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Type_ThatTheContextDoesNotName_IsAnError()
    {
        var source = Heat.Replace("[JsonSerializable(typeof(Heat))]", "", StringComparison.Ordinal);
        var diagnostics = await Machine(Usings + source + Program("{}", ", JsonContext = typeof(ShopJson)")).ReportAsync();
        Assert.Equal(
            ["ASL6020", "ASL6020"],
            diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Contains(
            "The parameter 'item' of Echo cannot be read from JSON, since Item.Heat is Heat, and it has a converter of its own; change it, or name Heat in ShopJson by [JsonSerializable]",
            diagnostics.Select(static diagnostic => diagnostic.GetMessage(null)));
    }

    private static Task<string> RunAsync(string type, string input, string options = "") => RunSourceAsync(Source(type, input, options));

    private static string Source(string type, string input, string options)
    {
        var declared = type.StartsWith('[') ? type.Insert(type.IndexOf(")] ", StringComparison.Ordinal) + 3, "public ") : "public " + type;
        return Usings + declared + (declared.EndsWith('}') ? "" : ";") + Program(input, options);
    }

    private static string Program(string input, string options) => Echo.Replace("OPTIONS", options, StringComparison.Ordinal)
        .Replace("INPUT", Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(input, quote: true), StringComparison.Ordinal);

    private static Project Machine(string source) => Project.Empty
        .WithDefinition("echo.asl.json", """{ "StartAt": "Echo", "States": { "Echo": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:f", "End": true } } }""")
        .WithSource("Echo.cs", source);

    private static async Task<string> RunSourceAsync(string source)
    {
        var run = Machine(source).Run();
        Assert.Empty(run.Diagnostics);
        return await Machines.CallAsync<string>(run, "Shop.Test", "Run");
    }
}
