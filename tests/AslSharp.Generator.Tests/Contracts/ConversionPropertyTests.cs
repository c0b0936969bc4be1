using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using AslSharp.Generator.Tests.Harness;
using AslSharp.Runtime;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>Emitted conversions do what System.Text.Json's source generator does, on types and values made at random.</summary>
public sealed class ConversionPropertyTests
{
    private const int TypesOfASeed = 50;
    private const int TextsOfAType = 25;

    private static readonly MethodInfo ReadMethod = Method(nameof(Read));
    private static readonly MethodInfo WriteMethod = Method(nameof(Write));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Conversions_OfRandomTypes_DoAsTheSerializerDoes(int seed)
    {
        var contract = new RandomContract(seed, TypesOfASeed);
        var assembly = Compile(contract);
        var machine = (ITypedStateMachine)assembly.GetType("Shop.RandomStateMachine", throwOnError: true)!.GetMethod("WithoutTasks")!.Invoke(null, [null])!;
        var context = (JsonSerializerContext)assembly.GetType("Shop.Json", throwOnError: true)!.GetProperty("Default")!.GetValue(null)!;
        var refused = 0;
        foreach (var random in contract.Types)
        {
            var type = assembly.GetType("Shop." + random.Name, throwOnError: true)!;
            for (var i = 0; i < TextsOfAType; i++)
            {
                var json = contract.Json(random);
                AssertSame(machine.Conversions, context, type, json);
                if (contract.WrongJson(random) is { } wrong && !AssertSame(machine.Conversions, context, type, wrong)) refused++;
            }
        }

        // The wrong texts do prove something.
        Assert.True(refused > TypesOfASeed * TextsOfAType / 4, $"Only {refused} texts were refused.");
    }

    // Whether the text fits the type, of which both have the same opinion.
    private static bool AssertSame(TypeConversions conversions, JsonSerializerContext context, Type type, string json)
    {
        var info = context.GetTypeInfo(type)!;
        var (expected, expectedProblem) = Try(() => JsonSerializer.Deserialize(json, info));
        var (actual, actualProblem) = Try(() => ReadMethod.MakeGenericMethod(type).Invoke(null, [conversions, AslValue.Parse(json)]));
        // One rule is stricter than the serializer's, which looks at no items of collections.
        if (expectedProblem is null && actualProblem?.Contains("null was found", StringComparison.Ordinal) == true) return false;
        Assert.True(expectedProblem is null == actualProblem is null, $"{type.Name} of {json}\nserializer: {expectedProblem ?? "reads it"}\nconversion: {actualProblem ?? "reads it"}");
        if (expectedProblem is not null) return false;
        var (text, nullProblem) = Try(() => JsonSerializer.Serialize(expected, info));
        // A struct of which nothing was read has nulls where there should be none; the serializer reads it, and does not write it.
        if (nullProblem is not null) return false;
        var written = (string)text!;
        var value = (AslValue)WriteMethod.MakeGenericMethod(type).Invoke(null, [conversions, expected])!;
        AssertEqual(written, value, type, json, "written by both");
        AssertActsAs(AslValue.Parse(value.ToJson()), value);
        var (held, heldProblem) = Try(() => ReadMethod.MakeGenericMethod(type).Invoke(null, [conversions, value]));
        var (parsed, parsedProblem) = Try(() => ReadMethod.MakeGenericMethod(type).Invoke(null, [conversions, AslValue.Parse(value.ToJson())]));
        Assert.Equal((parsedProblem, parsedProblem ?? JsonSerializer.Serialize(parsed, info)), (heldProblem, heldProblem ?? JsonSerializer.Serialize(held, info)));
        AssertEqual(written, AslValue.Parse(JsonSerializer.Serialize(actual, info)), type, json, "read by both");
        return true;
    }

    private static void AssertEqual(string expected, AslValue actual, Type type, string json, string what)
    {
        var value = AslValue.Parse(expected);
        Assert.True(value == actual && Names(value).SequenceEqual(Names(actual)), $"{type.Name} of {json}, {what}\nserializer: {value}\nconversion: {actual}");
    }

    // Whether a value holds an object, which nobody may notice.
    private static void AssertActsAs(AslValue json, AslValue value)
    {
        Assert.Equal((json.Kind, json.Count, json.IsArray, json.IsObject), (value.Kind, value.Count, value.IsArray, value.IsObject));
        Assert.Equal((json.Utf8Length, json.ToJson(), json.GetHashCode()), (value.Utf8Length, value.ToJson(), value.GetHashCode()));
        Assert.True(json == value && value == json && value == value.Detach());
        Assert.True(value["no such member"].IsUndefined && value[-1].IsUndefined && value[value.Count].IsUndefined);
        for (var i = 0; i < json.Items.Length; i++) AssertActsAs(json[i], value[i]);
        foreach (var (name, member) in json.Properties)
        {
            AssertActsAs(member, value[name]);
            AssertActsAs(member, value[name.Text]);
            Assert.Equal(json.Without(name), value.Without(name));
            Assert.Equal(json.With(name, 5), value.With(name, 5));
        }

        if (json.Count > 0 && json.IsArray) Assert.Equal(json.WithItem(0, 5), value.WithItem(0, 5));
    }

    // The order of members too.
    private static IEnumerable<string> Names(AslValue value)
    {
        var names = new List<string>();
        foreach (var item in value.Items) names.AddRange(Names(item));
        foreach (var (name, member) in value.Properties)
        {
            names.Add(name.Text);
            names.AddRange(Names(member));
        }

        return names;
    }

    private static (object? Value, string? Problem) Try(Func<object?> read)
    {
        try
        {
            return (read(), null);
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            return (null, problem.Message);
        }
        catch (TargetInvocationException problem) when (problem.InnerException is JsonException inner)
        {
            Assert.Contains(inner.Path!, inner.Message, StringComparison.Ordinal);
            return (null, inner.Message);
        }
    }

    private static T Read<T>(TypeConversions conversions, AslValue value) => conversions.TryGetReader<T>(out var read) ? read(value) : throw new InvalidOperationException($"There is no reader of {typeof(T)}.");

    private static AslValue Write<T>(TypeConversions conversions, T value) => conversions.TryGetWriter<T>(out var write) ? write(value) : throw new InvalidOperationException($"There is no writer of {typeof(T)}.");

    private static MethodInfo Method(string name) => typeof(ConversionPropertyTests).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    // Each type is what a task takes and gives back.
    private static Assembly Compile(RandomContract contract)
    {
        var states = string.Join(",", contract.Types.Select((type, i) => $$"""
            "{{type.Name}}": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:f", "ResultPath": null, {{(i == contract.Types.Count - 1 ? "\"End\": true" : $"\"Next\": \"{contract.Types[i + 1].Name}\"")}} }
            """));
        var source = $$"""
            #nullable enable
            using System.Text.Json.Serialization;
            namespace Shop;
            public partial interface IRandomTasks { {{string.Join(" ", contract.Types.Select(static type => $"{type.Name} {type.Name}({type.Name} item);"))}} }
            {{contract.Source}}
            {{string.Join("\n", contract.Types.Select(static type => $"[JsonSerializable(typeof({type.Name}))]"))}}
            [JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
                RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
            public sealed partial class Json : JsonSerializerContext;
            """;
        var project = Project.Empty
            .WithDefinition("random.asl.json", $$"""{ "StartAt": "{{contract.Types[0].Name}}", "States": { {{states}} } }""")
            .WithSource("Random.cs", source);
        return Serializer.Load(project);
    }
}
