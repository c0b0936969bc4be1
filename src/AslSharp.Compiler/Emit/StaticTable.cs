using System.Globalization;

namespace AslSharp.Compiler.Emit;

/// <summary>
/// The static objects of one machine: paths, names, literals and their like. Each is asked for by the text that makes it, so that equal
/// ones are emitted once, and only those that something uses.
/// </summary>
internal sealed class StaticTable
{
    private const string NamesGroup = "Names";

    // What initializers name: a field of that name would hide it. Members of object come with every class.
    private static readonly string[] Reserved =
    [
        "AslValue", "Values", "PropertyName", "Names", "Literals", "TaskKind", "TaskPattern", "JsonataSite", "PathStep", "ItemInput", "ItemManifest",
        "ResultTransformation",
        "JsonPathQuery", "JsonPathFunction", "FilterExpression", "FilterOperand", "FilterOperator",
        "JsonataRegex", "JsonataSignature", "JsonataParameter", "JsonataTypes", "DefinitePath", "Calls", "Of", "FromData",
        "ToString", "Equals", "GetHashCode", "GetType", "ReferenceEquals", "MemberwiseClone", "Finalize",
    ];

    private readonly List<Group> _groups = [];

    /// <summary>Gives the expression that names a static object.</summary>
    /// <param name="group">The class it is emitted in, such as <c>Paths</c>.</param>
    /// <param name="type">Its type.</param>
    /// <param name="name">What its name is made of.</param>
    /// <param name="initializer">The expression that makes it.</param>
    public string Get(string group, string type, string name, string initializer)
    {
        var table = _groups.Find(g => g.Name == group);
        if (table is null)
        {
            table = new Group(group);
            _groups.Add(table);
        }

        return table.Get(type, name, initializer);
    }

    /// <summary>The interned name of a property.</summary>
    public string Name(string text) => Get(NamesGroup, "PropertyName", text, $"Of({CSharpText.Literal(text)})");

    /// <summary>Writes a class for each group, in ordinal order.</summary>
    public void Write(SourceWriter writer)
    {
        foreach (var group in _groups.OrderBy(g => g.Name, StringComparer.Ordinal)) group.Write(writer);
    }

    // Names are as the data have them; all else is a name of ours.
    // All objects of a class are made when one of them is needed first: a large group is several classes, so that a large machine starts soon.
    private sealed class Group(string name)
    {
        private const int LongestText = 48;
        private const int LargestClass = 100;
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
        private readonly List<(string Type, string Text)> _fields = [];
        private readonly NameTable _identifiers = new([name, .. Reserved]);

        public string Name { get; } = name;

        public string Get(string type, string text, string initializer)
        {
            if (_names.TryGetValue(type + initializer, out var known)) return known;
            // A member cannot have its class's name, which the name of a property may be.
            var identifier = Name == NamesGroup
                ? NameTable.Escape(_identifiers.Plain(text.StartsWith(NamesGroup + "_", StringComparison.Ordinal) ? "_" + text : text))
                : NameTable.Escape(_identifiers.Pascal(Shorten(text)));
            var whole = $"{ClassOf(_fields.Count)}.{identifier}";
            _names.Add(type + initializer, whole);
            _fields.Add((type, $"{identifier} = {initializer}"));
            return whole;
        }

        public void Write(SourceWriter writer)
        {
            for (var first = 0; first < _fields.Count; first += LargestClass) Write(writer, first, Math.Min(first + LargestClass, _fields.Count));
        }

        private string ClassOf(int field) => Class(field / LargestClass);

        // With an underscore, which no other name has inside: only a property may.
        private string Class(int number) => number == 0 ? Name : $"{Name}_{(number + 1).ToString(CultureInfo.InvariantCulture)}";

        private void Write(SourceWriter writer, int first, int end)
        {
            writer.Line();
            using (writer.Block($"file static class {ClassOf(first)}"))
            {
                for (var i = first; i < end; i++)
                {
                    // One declaration for a row of fields of one type.
                    var (type, text) = _fields[i];
                    var (isFirst, isLast) = (i == first || _fields[i - 1].Type != type, i + 1 == end || _fields[i + 1].Type != type);
                    var declaration = $"internal {(type == "string" ? "const" : "static readonly")} {type}";
                    if (isFirst && !isLast) writer.Line(declaration);
                    if (isFirst && isLast) writer.Line($"{declaration} {text};");
                    else using (writer.Indent()) writer.Line(text + (isLast ? ";" : ","));
                }
            }
        }

        // A text without a letter gives no name: the group's does.
        private string Shorten(string text)
        {
            var start = text.Length <= LongestText ? text : text.Substring(0, LongestText);
            return start.Any(char.IsLetterOrDigit) ? start : Name.TrimEnd('s');
        }
    }
}
