using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Syntax;

// Paths and intrinsic calls in their fields (reference 4.1, 4.2, 4.4).
public sealed partial class AslParser
{
    private ExpressionSyntax? ParsePathOrNull(FieldSet fields, string name) => fields.Find(name) switch
    {
        null => null,
        { Value: JsonStringSyntax text } property => ParsePath(text, property.Name, PathRole.Field),
        var property => new ConstantExpressionSyntax(property.Value),
    };

    private ExpressionSyntax? ParseReferencePath(JsonPropertySyntax property, PathRole role)
    {
        var text = (JsonStringSyntax)property.Value;
        return CheckReference(ParsePath(text, property.Name, role), text, property.Name);
    }

    // Only the document can be written to, at one place (reference 3.1).
    private ExpressionSyntax? ParseResultPath(FieldSet fields)
    {
        if (fields.Find("ResultPath") is not { } property)
            return null;
        if (property.Value is not JsonStringSyntax text)
            return new ConstantExpressionSyntax(property.Value);
        var path = CheckReference(ParsePath(text, property.Name, PathRole.Field), text, property.Name);
        if (path is null || path.Path.Root == PathRootKind.Data)
            return path;
        var root = path.Path.Root == PathRootKind.Context ? "$$" : "$" + path.Path.Variable;
        _diagnostics.Report(DiagnosticDescriptors.ResultPathRoot, text.MapSpan(0, root.Length), root);
        return null;
    }

    // ErrorPath and CausePath: a reference path, or a call that gives a string.
    private ExpressionSyntax? ParseTextPath(JsonPropertySyntax property)
    {
        var text = (JsonStringSyntax)property.Value;
        if (!IsCall(text.Value))
            return CheckReference(ParsePath(text, property.Name, PathRole.Template), text, property.Name);
        var call = ParseCall(text, property.Name);
        if (call is null || call.Function.CanGiveErrorText)
            return call;
        var others = IntrinsicFunction.All.Where(static function => function.CanGiveErrorText).Select(static function => function.Name).ToArray();
        _diagnostics.Report(DiagnosticDescriptors.FunctionGivesNoText, text.Span, property.Name, call.Function.Name, FieldReader.Join(others, "or"));
        return null;
    }

    private PathExpressionSyntax? CheckReference(PathExpressionSyntax? path, JsonStringSyntax text, string field)
    {
        // With a placeholder nobody knows the path that comes out.
        if (path is null || path.Path.HasPlaceholder || path.Path.IsReferencePath(out var offending))
            return path;
        _diagnostics.ReportPathNotReference(text, field, offending!);
        return null;
    }

    private PathExpressionSyntax? ParsePath(JsonStringSyntax text, string field, PathRole role)
    {
        if (IsPlaceholderOnly(text.Value))
            return ParseUnknownPath(text, field, role);
        if (!text.Value.StartsWith("$", StringComparison.Ordinal))
        {
            var descriptor = IsCall(text.Value) ? DiagnosticDescriptors.FunctionNotAllowed : DiagnosticDescriptors.PathExpected;
            _diagnostics.Report(descriptor, text.Span, field, text.Value);
            return null;
        }

        var result = JsonPathParser.Parse(text.Value);
        _diagnostics.ReportPathErrors(text, result.Errors);
        return result.Path is null ? null : new PathExpressionSyntax(text, result.Path, field, role, text.Span);
    }

    // The whole path is a placeholder. Until the deployment fills it in, it is a path to a field of that name, which nobody has.
    private static PathExpressionSyntax ParseUnknownPath(JsonStringSyntax text, string field, PathRole role)
    {
        var path = JsonPathParser.Parse($"$.{text.Value}").Path ?? JsonPathParser.Parse("$").Path!;
        return new PathExpressionSyntax(text, path, field, role, text.Span);
    }

    private CallExpressionSyntax? ParseCall(JsonStringSyntax text, string field)
    {
        var result = IntrinsicParser.Parse(text.Value);
        _diagnostics.ReportPathErrors(text, result.Errors);
        return result.Call is null ? null : ConvertCall(text, result.Call, field);
    }

    private static CallExpressionSyntax ConvertCall(JsonStringSyntax text, IntrinsicCallSyntax call, string field)
    {
        var arguments = ImmutableArray.CreateBuilder<ExpressionSyntax>(call.Arguments.Length);
        foreach (var argument in call.Arguments)
        {
            arguments.Add(argument switch
            {
                IntrinsicCallSyntax inner => ConvertCall(text, inner, field),
                IntrinsicPathSyntax path
                    => new PathExpressionSyntax(text, path.Path, field, PathRole.Argument, text.MapSpan(path.Span.Start, path.Span.Length)),
                IntrinsicStringSyntax literal => new ArgumentLiteralSyntax(text, JsonSyntaxKind.String, literal.Value, literal.Template),
                IntrinsicNumberSyntax number => new ArgumentLiteralSyntax(text, JsonSyntaxKind.Number, number.Text, ""),
                IntrinsicLiteralSyntax word => new ArgumentLiteralSyntax(text, KindOf(word.Value), "", ""),
                _ => throw new InvalidOperationException($"No argument {argument.GetType().Name}."),
            });
        }

        return new CallExpressionSyntax(text, call.Function, call.Text, field, arguments.ToImmutable());
    }

    private static JsonSyntaxKind KindOf(bool? value) => value switch
    {
        true => JsonSyntaxKind.True,
        false => JsonSyntaxKind.False,
        null => JsonSyntaxKind.Null,
    };

    private static bool IsCall(string text) => text.StartsWith("States.", StringComparison.Ordinal);

    private static bool IsPlaceholderOnly(string text) => text.StartsWith("${", StringComparison.Ordinal) && Placeholder.IsIn(text);
}
