using System.Globalization;

namespace AslSharp.Compiler.Services;

/// <summary>Writes the part of a service's model that some operations reach, in the form of the whole: what a program needs to call them. Shapes have new
/// numbers; what only checks of a definition ask for, the texts and bounds of values, is left out.</summary>
/// <param name="text">The whole.</param>
/// <param name="shapes">The places of its shapes.</param>
internal sealed class ServiceSlice(ModelText text, IReadOnlyList<int> shapes)
{
    private readonly Dictionary<int, int> _numbers = [];
    private readonly Dictionary<string, int> _leaves = new(StringComparer.Ordinal);
    private readonly Queue<(int Number, Dictionary<string, int> Traits)> _open = new();
    private readonly List<string> _written = [];

    /// <summary>The part, a line for each operation and each shape.</summary>
    /// <param name="operations">The operations' names, as the model has them.</param>
    public string Write(IEnumerable<string> operations)
    {
        var service = text.Members(0);
        var all = text.Members(service["operations"]);
        var head = service.Where(static member => member.Key is not ("operations" or "shapes" or "fullName" or "serviceAbbreviation"))
            .Select(member => $"{Quoted(member.Key)}:{text.Raw(member.Value)}");
        var called = operations.OrderBy(static name => name, StringComparer.Ordinal).Select(name => $"{Quoted(name)}:{Operation(all[name])}").ToArray();
        while (_open.Count > 0)
        {
            var (number, traits) = _open.Dequeue();
            _written[number] = Shape(traits);
        }

        return $"{{{Join(head)},\n\"operations\":{{\n{Lines(called)}}},\n\"shapes\":[\n{Lines(_written)}]}}";
    }

    private string Operation(int place) => Object(text.Members(place).Select(trait
        => $"{Quoted(trait.Key)}:{(trait.Key is "input" or "output" ? Number(trait.Value) : text.Raw(trait.Value))}"));

    private string Shape(Dictionary<string, int> traits) => Object(traits
        .Where(static trait => trait.Key is not ("enum" or "min" or "max"))
        .Select(trait => $"{Quoted(trait.Key)}:{Trait(trait.Key, trait.Value)}"));

    private string Trait(string name, int place) => name switch
    {
        "members" => Object(text.Members(place).Select(member => $"{Quoted(member.Key)}:{Member(member.Value)}")),
        "item" or "value" => Number(place),
        _ => text.Raw(place),
    };

    // A number, or one with traits of the member's own.
    private string Member(int place)
    {
        if (text.IsNumber(place)) return Number(place);
        var parts = text.Items(place);
        return $"[{Number(parts[0])},{text.Raw(parts[1])}]";
    }

    // The new number of the shape whose number stands at a place.
    private string Number(int place)
    {
        var old = text.Number(place);
        if (!_numbers.TryGetValue(old, out var number)) _numbers.Add(old, number = Add(text.Members(shapes[old])));
        return number.ToString(CultureInfo.InvariantCulture);
    }

    private int Add(Dictionary<string, int> traits)
    {
        var number = _written.Count;
        if (traits.ContainsKey("members") || traits.ContainsKey("item") || traits.ContainsKey("value"))
        {
            _open.Enqueue((number, traits));
            _written.Add("");
            return number;
        }

        // Many texts and numbers differ in their names and bounds alone.
        var leaf = Shape(traits);
        if (_leaves.TryGetValue(leaf, out var same)) return same;
        _leaves.Add(leaf, number);
        _written.Add(leaf);
        return number;
    }

    private static string Object(IEnumerable<string> members) => $"{{{Join(members)}}}";

    private static string Join(IEnumerable<string> parts) => string.Join(",", parts);

    private static string Lines(IEnumerable<string> parts) => string.Join(",\n", parts);

    // Names of models have nothing that JSON escapes.
    private static string Quoted(string name) => $"\"{name}\"";
}
