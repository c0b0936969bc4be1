namespace AslSharp.ServiceModels;

/// <summary>A member of a structure.</summary>
internal sealed class ShapeMember
{
    private readonly Service _service;
    private readonly int _shape;
    private readonly AslValue _traits;

    internal ShapeMember(Service service, string name, AslValue definition)
    {
        _service = service;
        Name = name;
        _shape = (definition.IsArray ? definition[0] : definition).GetInt32();
        _traits = definition.IsArray ? definition[1] : AslValue.EmptyObject;
        LocationName = Text("locationName");
        Location = Text("location");
        TimestampFormat = Text("timestampFormat");
        IsFlattened = Has("flattened");
        SdkName = PropertyName.Of(JavaNames.Member(name));
        PascalName = PropertyName.Of(char.ToUpperInvariant(name[0]) + name[1..]);
    }

    /// <summary>The name in the model.</summary>
    internal string Name { get; }

    /// <summary>The name in the AWS SDK for Java 2, with a capital: <c>KmsKeyArn</c> for <c>KMSKeyArn</c>.</summary>
    internal PropertyName SdkName { get; }

    /// <summary>The name in the model, with a capital.</summary>
    internal PropertyName PascalName { get; }

    /// <summary>The name on the wire where it is another one, or null.</summary>
    internal string? LocationName { get; }

    /// <summary>The name on the wire.</summary>
    internal string WireName => LocationName ?? Name;

    /// <summary>Where it stands outside of the body: <c>uri</c>, <c>querystring</c>, <c>header</c>, <c>headers</c> or <c>statusCode</c>; null for the
    /// body.</summary>
    internal string? Location { get; }

    internal string? TimestampFormat { get; }

    internal bool IsFlattened { get; }

    internal string? QueryName => Text("queryName");

    internal bool IsIdempotencyToken => Has("idempotencyToken");

    internal bool IsJsonValue => Has("jsonvalue");

    internal bool IsXmlAttribute => Has("xmlAttribute");

    /// <summary>The namespace of its element: a text, or a text and a prefix; undefined for none.</summary>
    internal AslValue XmlNamespace => _traits["xmlNamespace"];

    internal Shape Shape => _service.ShapeAt(_shape);

    private string? Text(string trait) => _traits[trait].TryGetString(out var text) ? text : null;

    private bool Has(string trait) => _traits[trait].IsBoolean;
}
