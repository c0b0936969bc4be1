namespace AslSharp.Compiler.Services;

/// <summary>The type of a value in requests and answers. Members are read when somebody asks for them: types may be inside of themselves.</summary>
internal sealed class ServiceShape
{
    private readonly ServiceModel _model;
    private readonly ModelText _text;
    private readonly Dictionary<string, int> _traits;
    private IReadOnlyList<ServiceMember>? _members;

    private ServiceShape(ServiceModel model, ModelText text, int place)
    {
        _model = model;
        _text = text;
        _traits = text.Members(place);
        Kind = text.Text(_traits["type"]) switch
        {
            "structure" => ServiceShapeKind.Structure,
            "list" => ServiceShapeKind.List,
            "map" => ServiceShapeKind.Map,
            "blob" => ServiceShapeKind.Blob,
            "integer" or "long" => ServiceShapeKind.Integer,
            "float" or "double" => ServiceShapeKind.Number,
            "boolean" => ServiceShapeKind.Boolean,
            "timestamp" => ServiceShapeKind.Timestamp,
            _ => ServiceShapeKind.String,
        };
    }

    /// <summary>What values are.</summary>
    public ServiceShapeKind Kind { get; }

    /// <summary>The members of a structure in the order of the model; empty for others.</summary>
    public IReadOnlyList<ServiceMember> Members => _members ??= ReadMembers();

    /// <summary>The texts that it can be; empty where it can be any.</summary>
    public IReadOnlyList<string> Texts => _traits.TryGetValue("enum", out var texts) ? [.. _text.Items(texts).Select(_text.Text)] : [];

    /// <summary>Whether it is JSON of any form, or comes in pieces.</summary>
    public bool IsOpen => _traits.ContainsKey("document") || _traits.ContainsKey("eventstream");

    /// <summary>What an item of a list is, or a value of a map.</summary>
    public ServiceShape Item => _model.ShapeAt(_text.Number(_traits[Kind == ServiceShapeKind.Map ? "value" : "item"]));

    /// <summary>The member of a name in definitions, with its acronyms as the model or as the SDK spells them; null for none.</summary>
    public ServiceMember? Find(string name) => Members.FirstOrDefault(member => member.PascalName == name || member.SdkName == name);

    internal static ServiceShape Read(ServiceModel model, ModelText text, int place) => new(model, text, place);

    private IReadOnlyList<ServiceMember> ReadMembers()
    {
        if (!_traits.TryGetValue("members", out var place)) return [];
        var required = new HashSet<string>(_traits.TryGetValue("required", out var names) ? _text.Items(names).Select(_text.Text) : [], StringComparer.Ordinal);
        return [.. _text.Members(place).Select(member => ReadMember(member.Key, member.Value, required.Contains(member.Key)))];
    }

    private ServiceMember ReadMember(string name, int place, bool isRequired)
    {
        // A number, or one with traits of the member's own.
        var isPlain = _text.IsNumber(place);
        var parts = isPlain ? [] : _text.Items(place);
        // What the client makes itself where it is not given.
        var isMade = !isPlain && _text.Members(parts[1]).ContainsKey("idempotencyToken");
        return new ServiceMember(name, _model, _text.Number(isPlain ? place : parts[0]), isRequired && !isMade);
    }
}
