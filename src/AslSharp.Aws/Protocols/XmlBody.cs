using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AslSharp.Aws;

/// <summary>Bodies in XML, by their shapes.</summary>
internal static class XmlBody
{
    internal static byte[] Write(string root, AslValue xmlNamespace, IEnumerable<(ShapeMember Member, AslValue Value)> members)
    {
        var element = new XElement(NameIn(root, xmlNamespace, null));
        AddMembers(element, members);
        return Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
    }

    private static void AddMembers(XElement parent, IEnumerable<(ShapeMember Member, AslValue Value)> members)
    {
        foreach (var (member, value) in members)
        {
            if (member.IsXmlAttribute) AddAttribute(parent, member, value);
            else Add(parent, member.WireName, member.XmlNamespace, value, member.Shape, member.TimestampFormat, member.IsFlattened, member.PascalName.Text);
        }
    }

    // xsi:type, the one attribute that there is: its structure names the prefix.
    private static void AddAttribute(XElement parent, ShapeMember member, AslValue value)
    {
        var name = member.WireName;
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var text = ParameterText.Of(value, member.Shape, WireTime.Iso, member.PascalName.Text);
        if (colon < 0)
        {
            parent.Add(new XAttribute(name, text));
            return;
        }

        XNamespace inner = "http://www.w3.org/2001/XMLSchema-instance";
        if (parent.GetPrefixOfNamespace(inner) is null) parent.Add(new XAttribute(XNamespace.Xmlns + name[..colon], inner.NamespaceName));
        parent.Add(new XAttribute(inner + name[(colon + 1)..], text));
    }

    private static void Add(
        XElement parent, string name, AslValue xmlNamespace, AslValue value, Shape shape, string? timestampFormat, bool isFlattened, string field)
    {
        switch (shape.Kind)
        {
            case ShapeKind.List when value.IsArray && (isFlattened || shape.IsFlattened):
                foreach (var item in value.Items) Add(parent, shape.ItemName ?? name, default, item, shape.Item, null, false, field);
                return;
            case ShapeKind.Map when value.IsObject && (isFlattened || shape.IsFlattened):
                foreach (var (key, inner) in value.Properties) parent.Add(Entry(new XElement(NameIn(name, default, parent)), key.Text, inner, shape, field));
                return;
        }

        var element = new XElement(NameIn(name, xmlNamespace, parent));
        parent.Add(element);
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                AddMembers(element, Parameters.Match(value, shape, field));
                break;
            case ShapeKind.List when value.IsArray:
                foreach (var item in value.Items) Add(element, shape.ItemName ?? "member", default, item, shape.Item, null, false, field);
                break;
            case ShapeKind.Map when value.IsObject:
                foreach (var (key, inner) in value.Properties)
                {
                    var entry = new XElement(NameIn("entry", default, element));
                    element.Add(entry);
                    Entry(entry, key.Text, inner, shape, field);
                }

                break;
            default:
                element.Value = ParameterText.Of(value, shape, timestampFormat ?? shape.TimestampFormat ?? WireTime.Iso, field);
                break;
        }
    }

    private static XElement Entry(XElement entry, string key, AslValue value, Shape shape, string field)
    {
        entry.Add(new XElement(NameIn(shape.KeyName ?? "key", default, entry), key));
        Add(entry, shape.ValueName ?? "value", default, value, shape.Value, null, false, field);
        return entry;
    }

    private static XName NameIn(string name, AslValue xmlNamespace, XElement? parent)
    {
        if (xmlNamespace.TryGetString(out var uri)) return XName.Get(name, uri);
        return XName.Get(name, parent?.Name.NamespaceName ?? "");
    }

    internal static XElement? Parse(byte[] body)
    {
        if (body.Length == 0) return null;
        // Nothing of what a document type may do is wanted.
        using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader);
    }

    /// <summary>The members of a structure that an element has.</summary>
    internal static void Read(XElement element, Shape shape, ValueForm form, List<AslProperty> members)
    {
        foreach (var member in shape.Members)
        {
            if (member.Location is not null) continue;
            var value = member.IsXmlAttribute ? Attribute(element, member, form) : ReadMember(element, member, form);
            if (!value.IsUndefined) members.Add(new AslProperty(Results.Name(member, form), value));
        }
    }

    internal static XElement? Child(XElement element, string name) => Children(element, name).FirstOrDefault();

    private static IEnumerable<XElement> Children(XElement element, string name) => element.Elements().Where(child => child.Name.LocalName == name);

    private static AslValue Attribute(XElement element, ShapeMember member, ValueForm form)
    {
        var name = member.WireName[(member.WireName.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var attribute = element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name);
        return attribute is null ? default : Results.Scalar(attribute.Value, member.Shape, form);
    }

    private static AslValue ReadMember(XElement element, ShapeMember member, ValueForm form)
    {
        var shape = member.Shape;
        if (!member.IsFlattened && !shape.IsFlattened) return Child(element, member.WireName) is { } child ? ReadValue(child, shape, form) : default;
        var name = shape.Kind == ShapeKind.List ? shape.ItemName ?? member.WireName : member.WireName;
        var children = Children(element, name).ToList();
        if (children.Count == 0) return default;
        return shape.Kind == ShapeKind.List ? Items(children, shape, form) : Entries(children, shape, form);
    }

    internal static AslValue ReadValue(XElement element, Shape shape, ValueForm form)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                var members = new List<AslProperty>();
                Read(element, shape, form, members);
                return Results.Structure(members);
            case ShapeKind.List:
                return Items([.. element.Elements()], shape, form);
            case ShapeKind.Map:
                return Entries(Children(element, "entry"), shape, form);
            default:
                return Results.Scalar(element.Value, shape, form);
        }
    }

    private static AslValue Items(List<XElement> elements, Shape shape, ValueForm form)
    {
        var items = new AslValue[elements.Count];
        for (var i = 0; i < items.Length; i++) items[i] = ReadValue(elements[i], shape.Item, form);
        return AslValue.Array(items);
    }

    private static AslValue Entries(IEnumerable<XElement> elements, Shape shape, ValueForm form)
    {
        var entries = new List<AslProperty>();
        foreach (var entry in elements)
        {
            var key = Child(entry, shape.KeyName ?? "key")?.Value ?? "";
            if (Child(entry, shape.ValueName ?? "value") is not { } value) continue;
            entries.Add(new AslProperty(PropertyName.FromData(key), ReadValue(value, shape.Value, form)));
        }

        return AslValue.Object([.. entries]);
    }
}
