using System.Text;

namespace AslSharp.Aws;

/// <summary>Requests whose parameters stand in path, query, headers and body: <c>rest-json</c> and <c>rest-xml</c>.</summary>
internal static class RestRequest
{
    internal static AwsRequest Write(Operation operation, IEnumerable<(ShapeMember Member, AslValue Value)> parameters)
    {
        var isJson = operation.Service.Protocol == "rest-json";
        var request = new AwsRequest { Method = operation.HttpMethod };
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var body = new List<(ShapeMember Member, AslValue Value)>();
        foreach (var (member, value) in parameters)
        {
            switch (member.Location)
            {
                case "uri":
                    labels[member.WireName] = ParameterText.Of(value, member.Shape, FormatOf(member, WireTime.Iso), member.PascalName.Text);
                    if (labels[member.WireName].Length == 0) throw ParameterException.Invalid(member.PascalName.Text);
                    break;
                case "querystring":
                    AddQuery(request, member, value);
                    break;
                case "header":
                    request.SetHeader(member.WireName, Header(member, value));
                    break;
                case "headers":
                    foreach (var (name, inner) in value.Properties)
                    {
                        request.SetHeader(member.LocationName + name.Text, ParameterText.Of(inner, member.Shape.Value, WireTime.Rfc, member.PascalName.Text));
                    }

                    break;
                case null:
                    body.Add((member, value));
                    break;
            }
        }

        SetPath(request, operation, labels);
        if (operation.Input is { } input) SetBody(request, operation, input, body, isJson);
        if (isJson && operation.Service.Name == "apigateway") request.SetHeader("Accept", "application/json");
        return request;
    }

    private static void SetBody(AwsRequest request, Operation operation, Shape input, List<(ShapeMember Member, AslValue Value)> body, bool isJson)
    {
        var contentType = isJson ? "application/json" : "application/xml";
        if (input.Payload is { } payload)
        {
            if (body.Find(entry => entry.Member.Name == payload) is not { Member: { } member } found) return;
            var shape = member.Shape;
            if (shape.IsEventStream) throw ParameterException.Unsupported(member.PascalName.Text);
            if (shape.Kind == ShapeKind.Structure && !shape.IsDocument)
            {
                var members = Parameters.Match(found.Value, shape, member.PascalName.Text);
                request.Body = isJson ? JsonBody.Write(members) : XmlBody.Write(member.WireName, member.XmlNamespace, members);
            }
            else
            {
                request.Body = shape.IsDocument ? found.Value.ToUtf8Bytes() : ParameterText.Bytes(found.Value);
                contentType = shape.Kind == ShapeKind.String ? "text/plain" : shape.IsDocument ? contentType : "application/octet-stream";
            }
        }
        else if (input.Members.Any(static member => member.Location is null))
        {
            if (isJson) request.Body = JsonBody.Write(body);
            else if (body.Count > 0) request.Body = XmlBody.Write(operation.Root ?? operation.Name + "Request", operation.XmlNamespace, body);
            else return;
        }
        else
        {
            return;
        }

        if (!request.HasHeader("Content-Type")) request.SetHeader("Content-Type", contentType);
    }

    private static void SetPath(AwsRequest request, Operation operation, Dictionary<string, string> labels)
    {
        var parts = operation.RequestUri.Split('?', 2);
        var path = new StringBuilder();
        var rest = parts[0].AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            var close = rest.IndexOf('}');
            path.Append(rest[..open]);
            var label = rest[(open + 1)..close];
            var isGreedy = label.EndsWith("+");
            if (isGreedy) label = label[..^1];
            path.Append(UriText.Encode(Trim(operation.Service, labels[label.ToString()]), isGreedy));
            rest = rest[(close + 1)..];
        }

        request.Path = path.Append(rest).ToString();
        if (parts.Length == 1) return;
        foreach (var pair in parts[1].Split('&'))
        {
            var words = pair.Split('=', 2);
            request.Query.Insert(0, (words[0], words.Length == 2 ? words[1] : ""));
        }
    }

    // Route 53 gives ids with a path before them and takes them without.
    private static string Trim(Service service, string label)
        => service.Name == "route53" && label.StartsWith('/') ? label[(label.LastIndexOf('/') + 1)..] : label;

    private static void AddQuery(AwsRequest request, ShapeMember member, AslValue value)
    {
        var shape = member.Shape;
        var field = member.PascalName.Text;
        switch (shape.Kind)
        {
            case ShapeKind.List when value.IsArray:
                foreach (var item in value.Items)
                {
                    request.Query.Add((member.WireName, ParameterText.Of(item, shape.Item, FormatOf(member, WireTime.Iso), field)));
                }

                break;
            case ShapeKind.Map when value.IsObject:
                foreach (var (name, inner) in value.Properties)
                {
                    if (!inner.IsArray) request.Query.Add((name.Text, ParameterText.Of(inner, shape.Value, WireTime.Iso, field)));
                    else foreach (var item in inner.Items) request.Query.Add((name.Text, ParameterText.Of(item, shape.Value.Item, WireTime.Iso, field)));
                }

                break;
            default:
                request.Query.Add((member.WireName, ParameterText.Of(value, shape, FormatOf(member, WireTime.Iso), field)));
                break;
        }
    }

    private static string Header(ShapeMember member, AslValue value)
    {
        var shape = member.Shape;
        var field = member.PascalName.Text;
        if (member.IsJsonValue) return Convert.ToBase64String(ParameterText.Bytes(value));
        if (shape.Kind != ShapeKind.List) return ParameterText.Of(value, shape, FormatOf(member, WireTime.Rfc), field);
        if (!value.IsArray) throw ParameterException.Invalid(field);
        var texts = new List<string>(value.Count);
        foreach (var item in value.Items)
        {
            var text = ParameterText.Of(item, shape.Item, FormatOf(member, WireTime.Rfc), field);
            var needsQuotes = shape.Item.Kind == ShapeKind.String
                && (text.Contains(',', StringComparison.Ordinal) || text.Contains('"', StringComparison.Ordinal));
            texts.Add(needsQuotes ? $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : text);
        }

        return string.Join(',', texts);
    }

    private static string FormatOf(ShapeMember member, string otherwise)
        => member.TimestampFormat
            ?? member.Shape.TimestampFormat
            ?? (member.Shape.Kind == ShapeKind.List ? member.Shape.Item.TimestampFormat : null)
            ?? otherwise;
}
