using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.JsonPath;

namespace AslSharp.Compiler.Syntax;

// Payload templates (reference 4.3).
public sealed partial class AslParser
{
    // So few names are compared with each other, which takes no memory.
    private const int MostCompared = 12;

    private ExpressionSyntax ParseTemplate(JsonValueSyntax value)
    {
        switch (value)
        {
            case JsonObjectSyntax node:
                var members = ParseMembers(node);
                return members.All(static member => member.Value is ConstantExpressionSyntax && member.Name == member.Property.Name)
                    ? new ConstantExpressionSyntax(node)
                    : new ObjectExpressionSyntax(node, members);
            case JsonArraySyntax node:
                var items = node.Items.Select(ParseTemplate).ToImmutableArray();
                return items.All(static item => item is ConstantExpressionSyntax)
                    ? new ConstantExpressionSyntax(node)
                    : new ArrayExpressionSyntax(node, items);
            default:
                return new ConstantExpressionSyntax(value);
        }
    }

    private ImmutableArray<MemberSyntax> ParseMembers(JsonObjectSyntax node)
    {
        var members = ImmutableArray.CreateBuilder<MemberSyntax>(node.Properties.Length);
        var byName = node.Properties.Length > MostCompared ? new Dictionary<string, int>(node.Properties.Length, StringComparer.Ordinal) : null;
        foreach (var property in node.Properties)
        {
            var member = ParseMember(property);
            var earlier = byName is null ? IndexOf(members, member.Name) : byName.TryGetValue(member.Name, out var index) ? index : -1;
            if (earlier < 0)
            {
                byName?.Add(member.Name, members.Count);
                members.Add(member);
                continue;
            }

            // JSON itself reports a name written twice; here "a" and "a.$" meet.
            var first = members[earlier].Property;
            if (first.Name != property.Name)
                _diagnostics.Report(DiagnosticDescriptors.TemplateKeyDuplicate, property.NameSpan, first.NameSpan, property.Name, first.Name, member.Name);
            members[earlier] = member;
        }

        return members.DrainToImmutable();
    }

    private static int IndexOf(ImmutableArray<MemberSyntax>.Builder members, string name)
    {
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Name == name)
                return i;
        }

        return -1;
    }

    private MemberSyntax ParseMember(JsonPropertySyntax property)
    {
        if (!property.Name.EndsWith(".$", StringComparison.Ordinal))
        {
            if (property.Value is JsonStringSyntax text && LooksComputed(text.Value))
                _diagnostics.Report(DiagnosticDescriptors.PathIsText, text.Span, property.Name, text.Value);
            return new MemberSyntax(property.Name, property, ParseTemplate(property.Value));
        }

        var name = property.Name.Substring(0, property.Name.Length - 2);
        return new MemberSyntax(name, property, ParseDynamic(property) ?? new ConstantExpressionSyntax(property.Value));
    }

    private ExpressionSyntax? ParseDynamic(JsonPropertySyntax property)
    {
        if (property.Value is not JsonStringSyntax text)
        {
            if (property.Value is not JsonMissingSyntax)
                _diagnostics.Report(DiagnosticDescriptors.TemplateValueNotText, property.Value.Span, property.Name, FieldReader.Describe(property.Value.Kind));
            return null;
        }

        if (text.Value.StartsWith("$", StringComparison.Ordinal))
            return ParsePath(text, property.Name, PathRole.Template);
        return IsPlaceholderOnly(text.Value) ? null : ParseCall(text, property.Name);
    }

    // The first text of a Result that looks like a path; one hint is enough.
    private bool CheckResult(JsonValueSyntax value)
    {
        switch (value)
        {
            case JsonStringSyntax text when LooksComputed(text.Value):
                _diagnostics.Report(DiagnosticDescriptors.ResultIsStatic, text.Span, text.Value);
                return true;
            case JsonObjectSyntax node:
                return node.Properties.Any(property => CheckResult(property.Value));
            case JsonArraySyntax node:
                return node.Items.Any(CheckResult);
            default:
                return false;
        }
    }

    // A dollar alone may be a currency; a path goes on.
    private static bool LooksComputed(string text) =>
        ((text.StartsWith("$.", StringComparison.Ordinal) || text.StartsWith("$$.", StringComparison.Ordinal)) && JsonPathParser.Parse(text).Path is not null)
        || (IsCall(text) && IntrinsicParser.Parse(text).Call is not null);
}
