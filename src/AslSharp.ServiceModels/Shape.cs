namespace AslSharp.ServiceModels;

/// <summary>The type of a value in requests and answers.</summary>
internal sealed class Shape
{
    private readonly Service _service;
    private readonly AslValue _definition;
    private ShapeMember[]? _members;
    private Dictionary<string, ShapeMember>? _byName;

    internal Shape(Service service, AslValue definition)
    {
        _service = service;
        _definition = definition;
        Kind = definition["type"].GetString() switch
        {
            "structure" => ShapeKind.Structure,
            "list" => ShapeKind.List,
            "map" => ShapeKind.Map,
            "blob" => ShapeKind.Blob,
            "integer" => ShapeKind.Integer,
            "long" => ShapeKind.Long,
            "float" => ShapeKind.Float,
            "double" => ShapeKind.Double,
            "boolean" => ShapeKind.Boolean,
            "timestamp" => ShapeKind.Timestamp,
            _ => ShapeKind.String,
        };
    }

    internal ShapeKind Kind { get; }

    /// <summary>The members of a structure in the order of the model.</summary>
    internal IReadOnlyList<ShapeMember> Members => _members ??= ReadMembers();

    /// <summary>The names, as the model has them, of the members that are always there.</summary>
    internal ReadOnlySpan<AslValue> Required => _definition["required"].IsArray ? _definition["required"].Items : [];

    internal ReadOnlySpan<AslValue> Enum => _definition["enum"].IsArray ? _definition["enum"].Items : [];

    internal double? Min => Bound("min");

    internal double? Max => Bound("max");

    /// <summary>The member that is the whole body, or null.</summary>
    internal string? Payload => Text("payload");

    internal string? TimestampFormat => Text("timestampFormat");

    internal bool IsFlattened => Has("flattened");

    /// <summary>Whether it is JSON of any form.</summary>
    internal bool IsDocument => Has("document");

    internal bool IsEventStream => Has("eventstream");

    internal Shape Item => _service.ShapeAt(_definition["item"].GetInt32());

    internal Shape Value => _service.ShapeAt(_definition["value"].GetInt32());

    internal string? ItemName => Text("itemName");

    internal string? KeyName => Text("keyName");

    internal string? ValueName => Text("valueName");

    /// <summary>Finds a member by a name in parameters, however acronyms are spelt in it.</summary>
    internal ShapeMember? Find(string name)
    {
        if (_byName is null)
        {
            var byName = new Dictionary<string, ShapeMember>(StringComparer.OrdinalIgnoreCase);
            foreach (var member in Members) byName[member.Name] = member;
            foreach (var member in Members) byName.TryAdd(member.SdkName.Text, member);
            _byName = byName;
        }

        return _byName.GetValueOrDefault(name);
    }

    private ShapeMember[] ReadMembers()
    {
        var members = new List<ShapeMember>();
        if (_definition["members"].IsObject)
        {
            foreach (var (name, member) in _definition["members"].Properties) members.Add(new ShapeMember(_service, name.Text, member));
        }

        return [.. members];
    }

    private double? Bound(string name) => _definition[name].TryGetDouble(out var bound) ? bound : null;

    private string? Text(string trait) => _definition[trait].TryGetString(out var text) ? text : null;

    private bool Has(string trait) => _definition[trait].IsBoolean;
}
