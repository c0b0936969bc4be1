using System.Text;
using System.Text.Json;
using AslSharp.Compiler.Shapes;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Cli.Types;

/// <summary>Writes the type of a value as TypeScript.</summary>
internal static class TypeScriptTypes
{
    /// <summary>Writes a type.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The value.</param>
    internal static string Write(string name, Shape shape) => $"export type {name} = {Of(shape, "")};\n";

    private static string Of(Shape shape, string indent)
    {
        var kinds = shape.Kinds & ShapeKinds.Json;
        if (kinds is ShapeKinds.Json or ShapeKinds.None) return "unknown";
        var types = new List<string>();
        if ((kinds & ShapeKinds.Object) != 0) types.Add(OfObject(shape, indent));
        if ((kinds & ShapeKinds.Array) != 0)
            types.Add(shape.Array is { Element.IsNever: false } array ? $"Array<{Of(array.Element, indent)}>" : "Array<unknown>");
        if ((kinds & ShapeKinds.String) != 0) types.Add("string");
        if ((kinds & ShapeKinds.Number) != 0) types.Add("number");
        if ((kinds & ShapeKinds.Boolean) != 0) types.Add("boolean");
        if ((kinds & ShapeKinds.Null) != 0) types.Add("null");
        return string.Join(" | ", types);
    }

    private static string OfObject(Shape shape, string indent)
    {
        var members = shape.Object?.Members.Where(static member => !Need.IsMark(member.Name)).ToList() ?? [];
        if (members.Count == 0) return "Record<string, unknown>";
        var text = new StringBuilder("{\n");
        foreach (var member in members)
        {
            var name = SyntaxFacts.IsValidIdentifier(member.Name) ? member.Name : JsonSerializer.Serialize(member.Name);
            text.Append(indent).Append("  ").Append(name).Append(member.IsRequired ? ": " : "?: ").Append(Of(member.Shape, indent + "  ")).Append(";\n");
        }

        return text.Append(indent).Append('}').ToString();
    }
}
