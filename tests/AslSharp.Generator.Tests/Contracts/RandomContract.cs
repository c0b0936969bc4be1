using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>
/// C# types put together at random, and JSON for each of them: with the members that must be there, with or without the others, and in wrong
/// forms. The same seed gives the same types and texts.
/// </summary>
internal sealed class RandomContract
{
    private static readonly (string Type, Func<Random, string> Json)[] Scalars =
    [
        ("int", static random => Pick(random, "0", "-1", "2147483647", "-2147483648", random.Next().ToString(CultureInfo.InvariantCulture))),
        ("long", static random => Pick(random, "0", "9223372036854775807", "-9223372036854775808", random.NextInt64().ToString(CultureInfo.InvariantCulture))),
        ("short", static random => Pick(random, "32767", "-32768", "7")),
        ("byte", static random => Pick(random, "0", "255")),
        ("sbyte", static random => Pick(random, "-128", "127")),
        ("ushort", static random => Pick(random, "0", "65535")),
        ("uint", static random => Pick(random, "0", "4294967295")),
        ("ulong", static random => Pick(random, "0", "18446744073709551615", "9223372036854775808")),
        ("System.Int128", static random => Pick(random, "0", "170141183460469231731687303715884105727", "-5")),
        ("double", static random => Pick(random, "0", "-1.5", "1e300", "5e-324", random.NextDouble().ToString("R", CultureInfo.InvariantCulture))),
        ("float", static random => Pick(random, "0", "0.1", "-3.4028235E+38", random.NextSingle().ToString("R", CultureInfo.InvariantCulture))),
        ("System.Half", static random => Pick(random, "0", "0.5", "-65504")),
        ("decimal", static random => Pick(random, "0", "1.0", "79228162514264337593543950335", "-0.0000001", "12.50")),
        ("bool", static random => Pick(random, "true", "false")),
        ("char", static random => Pick(random, "\"a\"", "\"\\u00e9\"", "\"\\\"\"")),
        ("string", static random => Pick(random, "\"\"", "\"text\"", "\"line\\nbreak \\\"quoted\\\" \\ud83d\\uded2\"", "\"null\"")),
        ("System.Guid", static random => $"\"{new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)}\""),
        ("System.DateTime", static random => Pick(random, "\"2030-12-31T23:59:59Z\"", "\"2030-01-02\"", "\"2030-01-02T03:04:05.1234567\"", "\"2030-01-02T03:04:05.5+02:00\"", "\"2030-01-02T03:04\"")),
        ("System.DateTimeOffset", static random => Pick(random, "\"2030-12-31T23:59:59Z\"", "\"2030-01-02T03:04:05.120-07:30\"", "\"2030-01-02\"")),
        ("System.DateOnly", static random => Pick(random, "\"2030-12-31\"", "\"0001-01-01\"")),
        ("System.TimeOnly", static random => Pick(random, "\"23:59:59\"", "\"00:00:00.5000000\"")),
        ("System.TimeSpan", static random => Pick(random, "\"1.02:03:04\"", "\"-00:00:00.0000001\"", "\"00:00:00\"")),
        ("System.Uri", static random => Pick(random, "\"https://example.com/a?b=c\"", "\"../up\"")),
        ("System.Version", static random => Pick(random, "\"1.0\"", "\"1.2.3.4\"")),
        ("byte[]", static random => Pick(random, "\"\"", "\"AQID\"")),
        ("System.Text.Json.JsonElement", static random => Pick(random, "1", "[1,{\"a\":null}]", "\"x\"")),
        ("System.Text.Json.Nodes.JsonObject", static random => Pick(random, "{}", "{\"a\":[1.50]}")),
    ];

    private const int Deepest = 3;

    private static readonly string[] Wrong = ["true", "12.75", "\"wrong\"", "[[]]", "{\"no\":{}}", "null"];

    private readonly Random _random;
    private readonly StringBuilder _source = new();
    private readonly List<RandomType> _types = [];

    public RandomContract(int seed, int count)
    {
        _random = new Random(seed);
        for (var i = 0; i < count; i++) AddType(i);
    }

    /// <summary>The declarations.</summary>
    public string Source => _source.ToString();

    /// <summary>The types that are objects.</summary>
    public IReadOnlyList<RandomType> Types => _types;

    /// <summary>JSON of a type; every part of it fits.</summary>
    public string Json(RandomType type) => type.Json(_random, 0);

    /// <summary>JSON of a type with one member that does not fit for certain, or null where there is none.</summary>
    public string? WrongJson(RandomType type) => type.WrongJson(_random);

    private static T Pick<T>(Random random, params T[] choices) => choices[random.Next(choices.Length)];

    private void AddType(int number)
    {
        var name = "T" + number.ToString(CultureInfo.InvariantCulture);
        switch (_random.Next(10))
        {
            case 0: AddEnum(name); break;
            case 1: AddPolymorphic(name); break;
            case var form: AddObject(name, form); break;
        }
    }

    private void AddEnum(string name)
    {
        var isFlags = _random.Next(2) == 0;
        _source.AppendLine(CultureInfo.InvariantCulture, $"{(isFlags ? "[System.Flags] " : "")}public enum {name} : {Pick(_random, "int", "byte", "long")} {{ None = 0, First = 1, [JsonStringEnumMemberName(\"second one\")] Second = 2, Third = 4 }}");
        string[] values = isFlags ? ["\"None\"", "\"First\"", "\"second one\"", "\"First, Third\"", "4", "\"third\""] : ["\"None\"", "\"First\"", "\"second one\"", "\"THIRD\"", "2"];
        _types.Add(new RandomType(name, IsStruct: true, (random, _) => Pick(random, values), static _ => "\"Fourth\""));
    }

    private void AddPolymorphic(string name)
    {
        var discriminator = Pick(_random, "$type", "kind");
        var (first, second) = (Members(2), Members(2));
        var isNumber = _random.Next(2) == 0;
        string[] tags = isNumber ? ["1", "2"] : ["\"a\"", "\"b\""];
        _source.AppendLine(CultureInfo.InvariantCulture, $"[JsonPolymorphic(TypeDiscriminatorPropertyName = \"{discriminator}\")] [JsonDerivedType(typeof({name}A), {tags[0]})] [JsonDerivedType(typeof({name}B), {tags[1]})] public abstract class {name} {{ public int Common {{ get; set; }} }}");
        Declare($"public class {name}A : {name}", first);
        Declare($"public sealed class {name}B : {name}", second);
        _types.Add(new RandomType(
            name,
            IsStruct: false,
            (random, depth) => random.Next(2) == 0 ? Object(first, random, depth, $"\"{discriminator}\":{tags[0]}") : Object(second, random, depth, $"\"{discriminator}\":{tags[1]}"),
            _ => $"{{\"{discriminator}\":\"other\"}}"));
    }

    private void AddObject(string name, int form)
    {
        var members = Members(_random.Next(1, 6));
        if (form == 2 && _random.Next(2) == 0)
        {
            // A list of its own kind, and itself.
            members.Add(new("Next", $"{name}?", "next", (random, depth) => depth > 2 ? "null" : Self(random, depth + 1), true, "{ get; set; }", ""));
            members.Add(new("Children", $"System.Collections.Generic.List<{name}>?", "children", (random, depth) => depth > 1 ? "[]" : $"[{Self(random, depth + 1)}]", true, "{ get; set; }", ""));
        }

        switch (form)
        {
            case 3 or 4:
                members = [.. members.OrderBy(static member => member.IsOptional ? 1 : 0)];
                var parameters = string.Join(", ", members.Select(static member => Parameter(member)));
                _source.AppendLine(CultureInfo.InvariantCulture, $"public {Pick(_random, "sealed record", "record", "record class")} {name}({parameters});");
                break;
            case 5:
                _source.AppendLine(CultureInfo.InvariantCulture, $"public {(_random.Next(2) == 0 ? "readonly " : "")}record struct {name}({string.Join(", ", members.Select(static member => Parameter(member with { IsOptional = false })))});");
                break;
            case 6:
                members = [.. members.Select(member => member with { Accessors = "{ get; init; }" })];
                members = [.. members.Select(static member => member.IsOptional ? member : member with { Attributes = member.Attributes + "required " })];
                Declare($"public class {name}", members);
                break;
            case 7:
                Declare($"public struct {name}", members);
                break;
            case 8:
                members = [.. members.Select(static member => member with { Attributes = "[JsonInclude] " + member.Attributes, Accessors = ";" })];
                Declare($"public sealed class {name}", members);
                break;
            default:
                Declare($"public class {name}", members);
                break;
        }

        _types.Add(new RandomType(name, form is 5 or 7, Self, random => WrongObject(members, random)));

        string Self(Random random, int depth) => Object(members, random, depth, "");
    }

    private static string Parameter(RandomMember member)
        => $"{member.Attributes.Replace("[J", "[property: J", StringComparison.Ordinal)}{member.Type} {member.Name}{(member.IsOptional ? " = default" : "")}";

    private void Declare(string header, List<RandomMember> members)
    {
        _source.AppendLine(header + " {");
        foreach (var member in members)
        {
            // What may be missing may also stay as it is.
            var initial = !member.IsOptional && member.Type.StartsWith("string", StringComparison.Ordinal) && member.Accessors.Contains("set", StringComparison.Ordinal) ? " = \"\";" : "";
            _source.AppendLine(CultureInfo.InvariantCulture, $"    {(member.Attributes.EndsWith("required ", StringComparison.Ordinal) ? $"{member.Attributes[..^9]}public required" : $"{member.Attributes}public")} {member.Type} {member.Name} {member.Accessors}{initial}");
        }

        _source.AppendLine("}");
    }

    private List<RandomMember> Members(int count)
    {
        var members = new List<RandomMember>();
        for (var i = 0; i < count; i++)
        {
            var (name, value, json) = (Pick(_random, "Name", "URLPath", "IOrder", "x_y", "Total") + i.ToString(CultureInfo.InvariantCulture), default(string), default(Func<Random, int, string>));
            (value, json) = Part(2);
            var isOptional = _random.Next(2) == 0;
            var jsonName = JsonNamingPolicy.CamelCase.ConvertName(name);
            var attributes = "";
            if (_random.Next(5) == 0)
            {
                jsonName = "odd-" + name + "/~\\u00fc";
                attributes = $"[JsonPropertyName(\"{jsonName}\")] ";
                jsonName = jsonName.Replace("\\u00fc", "ü", StringComparison.Ordinal);
            }

            if (_random.Next(6) == 0) attributes += $"[JsonPropertyOrder({_random.Next(-3, 3)})] ";
            if (isOptional)
            {
                var inner = json;
                json = (random, depth) => random.Next(4) == 0 ? "null" : inner(random, depth);
                value += "?";
                if (_random.Next(4) == 0) attributes += Pick(_random, "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ", "[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ");
            }

            members.Add(new(name, value, jsonName, json, isOptional, "{ get; set; }", attributes));
        }

        return members;
    }

    // A type that may not be null, and its JSON.
    private (string Type, Func<Random, int, string> Json) Part(int depth)
    {
        if (depth > 0 && _random.Next(3) == 0) return Collection(depth - 1);
        if (_types.Count > 0 && _random.Next(3) == 0)
        {
            var type = _types[_random.Next(_types.Count)];
            return (type.Name, type.Json);
        }

        var (name, json) = Scalars[_random.Next(Scalars.Length)];
        return (name, (random, _) => json(random));
    }

    private (string Type, Func<Random, int, string> Json) Collection(int depth)
    {
        var (item, json) = Part(depth);
        if (_random.Next(4) == 0)
        {
            var inner = json;
            (item, json) = (item + "?", (random, depth) => random.Next(3) == 0 ? "null" : inner(random, depth));
        }

        if (_random.Next(3) == 0)
        {
            var (key, keys) = Pick<(string, string[])>(_random, ("string", ["a", "b c", "d/e~"]), ("int", ["1", "-2", "30"]), ("System.Guid", ["00000001-0000-0000-0000-000000000000", "00000002-0000-0000-0000-000000000000"]));
            var form = Pick(_random, "System.Collections.Generic.Dictionary", "System.Collections.Generic.IReadOnlyDictionary", "System.Collections.Generic.IDictionary", "System.Collections.Immutable.ImmutableDictionary", "System.Collections.Generic.SortedDictionary", "System.Collections.Concurrent.ConcurrentDictionary");
            return ($"{form}<{key}, {item}>", (random, depth) => $"{{{string.Join(",", keys.Take(Count(random, keys.Length + 1, depth)).Select(name => $"\"{name}\":{json(random, depth + 1)}"))}}}");
        }

        var pattern = Pick(
            _random, "{0}[]", "System.Collections.Generic.List<{0}>", "System.Collections.Generic.IReadOnlyList<{0}>", "System.Collections.Generic.IEnumerable<{0}>", "System.Collections.Generic.IList<{0}>",
            "System.Collections.Generic.ICollection<{0}>", "System.Collections.Immutable.ImmutableList<{0}>", "System.Collections.Generic.Queue<{0}>",
            "System.Collections.ObjectModel.Collection<{0}>", "System.Collections.Generic.LinkedList<{0}>", "System.Collections.Generic.Stack<{0}>");
        // Bytes are a text, and no items.
        if (pattern == "{0}[]" && item is "byte" or "byte?") pattern = "System.Collections.Generic.List<{0}>";
        return (pattern.Replace("{0}", item, StringComparison.Ordinal), (random, depth) => $"[{string.Join(",", Enumerable.Range(0, Count(random, 4, depth)).Select(_ => json(random, depth + 1)))}]");
    }

    // Types inside of types make texts without end.
    private static int Count(Random random, int most, int depth) => depth > Deepest ? 0 : random.Next(most);

    private static string Object(List<RandomMember> members, Random random, int depth, string first)
    {
        var parts = members.Where(member => !member.IsOptional || (random.Next(4) > 0 && depth <= Deepest)).Select(member => $"{JsonSerializer.Serialize(member.JsonName)}:{member.Json(random, depth + 1)}").ToList();
        if (random.Next(6) == 0) parts.Add("\"unknown\":{\"x\":[1,2]}");
        if (first.Length > 0) parts.Insert(0, first);
        return $"{{{string.Join(",", parts)}}}";
    }

    private static string? WrongObject(List<RandomMember> members, Random random)
    {
        if (members.Count == 0) return null;
        var victim = members[random.Next(members.Count)];
        var wrong = Wrong[random.Next(Wrong.Length)];
        return $"{{{string.Join(",", members.Select(member => $"{JsonSerializer.Serialize(member.JsonName)}:{(member == victim ? wrong : member.Json(random, 1))}"))}}}";
    }

    private sealed record RandomMember(string Name, string Type, string JsonName, Func<Random, int, string> Json, bool IsOptional, string Accessors, string Attributes);
}

/// <summary>A type of a <see cref="RandomContract"/>.</summary>
internal sealed record RandomType(string Name, bool IsStruct, Func<Random, int, string> Json, Func<Random, string?> WrongJson);
