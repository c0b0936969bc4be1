namespace AslSharp.Compiler.Emit;

/// <summary>
/// The static objects of one machine: paths, names, literals and their like. Each is asked for by the text that makes it, so that equal
/// ones are emitted once, and only those that something uses.
/// </summary>
internal sealed class StaticTable
{
    // What initializers name: a field of that name would hide it. Members of object come with every class.
    private static readonly string[] Reserved =
    [
        "AslValue", "Values", "PropertyName", "Names", "Literals", "TaskKind", "TaskPattern", "JsonataSite", "PathStep", "ItemInput", "ItemManifest", "ResultTransformation",
        "JsonPathQuery", "JsonPathFunction", "FilterExpression", "FilterOperand", "FilterOperator",
        "JsonataSite", "JsonataRegex", "JsonataSignature", "JsonataParameter", "JsonataTypes",
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

        return group + "." + table.Get(type, name, initializer);
    }

    /// <summary>The interned name of a property.</summary>
    public string Name(string text)
        => Get("Names", "PropertyName", text, $"PropertyName.{WellKnownRuntime.PropertyName.Of}({CSharpText.Literal(text)})");

    /// <summary>Writes a class for each group, in ordinal order.</summary>
    public void Write(SourceWriter writer)
    {
        foreach (var group in _groups.OrderBy(g => g.Name, StringComparer.Ordinal)) group.Write(writer);
    }

    private sealed class Group(string name)
    {
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
        private readonly List<string> _lines = [];
        private readonly NameTable _identifiers = new([name, .. Reserved]);

        public string Name { get; } = name;

        public string Get(string type, string text, string initializer)
        {
            if (_names.TryGetValue(type + initializer, out var known)) return known;
            var identifier = NameTable.Escape(_identifiers.Plain(text));
            _names.Add(type + initializer, identifier);
            _lines.Add($"internal static readonly {type} {identifier} = {initializer};");
            return identifier;
        }

        public void Write(SourceWriter writer)
        {
            writer.Line();
            using (writer.Block($"file static class {Name}"))
            {
                foreach (var line in _lines) writer.Line(line);
            }
        }
    }
}
