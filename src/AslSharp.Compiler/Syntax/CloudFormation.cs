using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

/// <summary>Objects of CloudFormation that stand for a text until deployment: <c>{ "Ref": … }</c> and <c>{ "Fn::…": … }</c>.</summary>
internal static class CloudFormation
{
    /// <summary>The text of such an object, with placeholders for what only the deployment knows; null when it is none.</summary>
    /// <param name="node">An object.</param>
    public static string? Describe(JsonObjectSyntax node)
    {
        if (node.Properties.Length != 1)
            return null;
        var property = node.Properties[0];
        return property.Name switch
        {
            "Ref" when property.Value is JsonStringSyntax name => $"${{{name.Value}}}",
            "Fn::GetAtt" => $"${{{Attribute(property.Value)}}}",
            "Fn::Sub" when property.Value is JsonStringSyntax text => text.Value,
            "Fn::Sub" when property.Value is JsonArraySyntax { Items: [JsonStringSyntax text, ..] } => text.Value,
            _ when property.Name.StartsWith("Fn::", StringComparison.Ordinal) => $"${{{property.Name}}}",
            _ => null,
        };
    }

    private static string Attribute(JsonValueSyntax value) => value switch
    {
        JsonStringSyntax name => name.Value,
        JsonArraySyntax list => string.Join(".", list.Items.OfType<JsonStringSyntax>().Select(static part => part.Value)),
        _ => "Fn::GetAtt",
    };
}
