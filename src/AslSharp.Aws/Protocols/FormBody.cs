using System.Globalization;
using System.Text;

namespace AslSharp.Aws;

/// <summary>Bodies of the protocols <c>query</c> and <c>ec2</c>: a form.</summary>
internal sealed class FormBody
{
    private readonly List<(string Name, string Value)> _fields = [];
    private readonly bool _isEc2;

    private FormBody(bool isEc2) => _isEc2 = isEc2;

    internal static byte[] Write(Operation operation, AslValue parameters)
    {
        var form = new FormBody(operation.Service.Protocol == "ec2");
        form._fields.Add(("Action", operation.Name));
        form._fields.Add(("Version", operation.Service.ApiVersion));
        if (operation.Input is { } input) form.AddMembers("", parameters, input, operation.Name);
        return Encoding.UTF8.GetBytes(string.Join('&', form._fields.Select(static field => $"{UriText.Encode(field.Name)}={UriText.Encode(field.Value)}")));
    }

    private void AddMembers(string prefix, AslValue value, Shape shape, string field)
    {
        foreach (var (member, inner) in Parameters.Match(value, shape, field))
        {
            Add(prefix.Length == 0 ? NameOf(member) : $"{prefix}.{NameOf(member)}", inner, member.Shape, member.TimestampFormat, member.PascalName.Text);
        }
    }

    private string NameOf(ShapeMember member)
    {
        if (!_isEc2) return member.WireName;
        return member.QueryName ?? (member.LocationName is { } name ? char.ToUpperInvariant(name[0]) + name[1..] : member.Name);
    }

    private void Add(string prefix, AslValue value, Shape shape, string? timestampFormat, string field)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure:
                AddMembers(prefix, value, shape, field);
                break;
            case ShapeKind.List when value.IsArray:
                AddItems(prefix, value, shape, field);
                break;
            case ShapeKind.Map when value.IsObject:
                var number = 0;
                foreach (var (name, inner) in value.Properties)
                {
                    var entry = string.Create(CultureInfo.InvariantCulture, $"{prefix}{(shape.IsFlattened ? "" : ".entry")}.{++number}");
                    _fields.Add(($"{entry}.{shape.KeyName ?? "key"}", name.Text));
                    Add($"{entry}.{shape.ValueName ?? "value"}", inner, shape.Value, null, field);
                }

                break;
            default:
                _fields.Add((prefix, ParameterText.Of(value, shape, timestampFormat ?? shape.TimestampFormat ?? WireTime.Iso, field)));
                break;
        }
    }

    private void AddItems(string prefix, AslValue value, Shape shape, string field)
    {
        if (_isEc2)
        {
            // A list is its numbered items.
        }
        else if (value.Count == 0)
        {
            _fields.Add((prefix, ""));
        }
        else if (!shape.IsFlattened)
        {
            prefix = $"{prefix}.{shape.ItemName ?? "member"}";
        }
        else if (shape.ItemName is { } name)
        {
            var dot = prefix.LastIndexOf('.');
            prefix = dot < 0 ? name : $"{prefix[..dot]}.{name}";
        }

        for (var i = 0; i < value.Count; i++) Add(string.Create(CultureInfo.InvariantCulture, $"{prefix}.{i + 1}"), value[i], shape.Item, null, field);
    }
}
