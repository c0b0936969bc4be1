using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AslSharp.Compiler.Shapes;

namespace AslSharp.Cli.Types;

/// <summary>Writes the type of a value as a JSON Schema, draft-07.</summary>
internal static class JsonSchemaTypes
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a schema.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="shape">The value.</param>
    internal static string Write(string title, Shape shape)
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = title };
        foreach (var (name, value) in Of(shape).ToList()) schema[name] = value?.DeepClone();
        return schema.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Of(Shape shape)
    {
        var kinds = shape.Kinds & ShapeKinds.Json;
        if (kinds is ShapeKinds.Json or ShapeKinds.None) return [];
        var types = new List<string>();
        if ((kinds & ShapeKinds.Object) != 0) types.Add("object");
        if ((kinds & ShapeKinds.Array) != 0) types.Add("array");
        if ((kinds & ShapeKinds.String) != 0) types.Add("string");
        if ((kinds & ShapeKinds.Fraction) != 0) types.Add("number");
        else if ((kinds & ShapeKinds.Integer) != 0) types.Add("integer");
        if ((kinds & ShapeKinds.Boolean) != 0) types.Add("boolean");
        if ((kinds & ShapeKinds.Null) != 0) types.Add("null");
        var schema = new JsonObject { ["type"] = types.Count == 1 ? types[0] : new JsonArray([.. types.Select(static type => (JsonNode)type)]) };
        if (shape.Array is { Element.IsNever: false } array) schema["items"] = Of(array.Element);
        var members = shape.Object?.Members.Where(static member => !Need.IsMark(member.Name)).ToList() ?? [];
        if (members.Count == 0) return schema;
        schema["properties"] = new JsonObject(members.Select(static member => KeyValuePair.Create(member.Name, (JsonNode?)Of(member.Shape))));
        schema["required"] = new JsonArray([.. members.Where(static member => member.IsRequired).Select(static member => (JsonNode)member.Name)]);
        return schema;
    }
}
