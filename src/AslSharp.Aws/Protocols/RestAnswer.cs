using System.Text;

namespace AslSharp.Aws;

/// <summary>Answers whose members stand in status, headers and body: <c>rest-json</c> and <c>rest-xml</c>.</summary>
internal static class RestAnswer
{
    internal static void Read(Operation operation, AwsResponse response, ValueForm form, List<AslProperty> members)
    {
        var shape = operation.Output!;
        foreach (var member in shape.Members)
        {
            var value = member.Location switch
            {
                "statusCode" => AslValue.Of(response.StatusCode),
                "header" when response.Header(member.WireName) is { } text => Header(text, member, form),
                "headers" => Headers(response, member.LocationName ?? ""),
                _ => default,
            };
            if (!value.IsUndefined) members.Add(new AslProperty(Results.Name(member, form), value));
        }

        if (shape.Payload is { } payload) ReadPayload(operation, response, form, shape.Find(payload)!, members);
        else ReadBody(operation, response, form, shape, members);
    }

    private static void ReadBody(Operation operation, AwsResponse response, ValueForm form, Shape shape, List<AslProperty> members)
    {
        if (response.Body.Length == 0 || !shape.Members.Any(static member => member.Location is null)) return;
        if (operation.Service.Protocol == "rest-json") JsonBody.Read(AslValue.Parse(response.Body), shape, form, members);
        else if (XmlBody.Parse(response.Body) is not { } root) return;
        else if (operation.Name != "GetBucketLocation") XmlBody.Read(root, shape, form, members);
        // S3 says where a bucket is in the root itself, and nothing of its first region.
        else if (root.Value.Length > 0) members.Add(new AslProperty("LocationConstraint", root.Value));
    }

    private static void ReadPayload(Operation operation, AwsResponse response, ValueForm form, ShapeMember member, List<AslProperty> members)
    {
        var shape = member.Shape;
        AslValue value;
        if (shape.Kind == ShapeKind.Blob) value = Results.Blob(response.Body, form);
        else if (shape.Kind == ShapeKind.String) value = AslValue.Of(Encoding.UTF8.GetString(response.Body));
        else if (response.Body.Length == 0) return;
        else if (operation.Service.Protocol == "rest-json") value = JsonBody.ReadValue(AslValue.Parse(response.Body), shape, form);
        else value = XmlBody.ReadValue(XmlBody.Parse(response.Body)!, shape, form);
        members.Add(new AslProperty(Results.Name(member, form), value));
    }

    private static AslValue Header(string text, ShapeMember member, ValueForm form)
    {
        if (member.IsJsonValue) return AslValue.Of(Encoding.UTF8.GetString(Convert.FromBase64String(text)));
        if (member.Shape.Kind != ShapeKind.List) return Results.Scalar(text, member.Shape, form);
        return AslValue.Array([.. text.Split(',', StringSplitOptions.TrimEntries).Select(item => Results.Scalar(item, member.Shape.Item, form))]);
    }

    private static AslValue Headers(AwsResponse response, string prefix)
    {
        var entries = new List<AslProperty>();
        foreach (var (name, value) in response.Headers)
        {
            if (!name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            entries.Add(new AslProperty(PropertyName.FromData(name[prefix.Length..]), AslValue.Of(value)));
        }

        return AslValue.Object([.. entries]);
    }
}
