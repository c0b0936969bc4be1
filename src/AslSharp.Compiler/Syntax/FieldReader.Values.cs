using System.Globalization;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Syntax;

// The form of a single value.
internal sealed partial class FieldReader
{
    /// <summary>How messages call a value: <c>a string</c>.</summary>
    /// <param name="kind">What the value is.</param>
    public static string Describe(JsonSyntaxKind kind) => kind switch
    {
        JsonSyntaxKind.Object => "an object",
        JsonSyntaxKind.Array => "an array",
        JsonSyntaxKind.String => "a string",
        JsonSyntaxKind.Number => "a number",
        JsonSyntaxKind.True => "true",
        JsonSyntaxKind.False => "false",
        JsonSyntaxKind.Null => "null",
        _ => "missing",
    };

    private bool CheckValue(JsonPropertySyntax property, FieldRule field, QueryLanguage language)
    {
        var value = property.Value;
        if (value is JsonStringSyntax text && field.Kind is not FieldKind.Template and not FieldKind.Any)
        {
            // A placeholder may become anything, a JSONata expression gives its value when it runs.
            if (Placeholder.IsIn(text.Value) && field.Kind is FieldKind.Integer or FieldKind.Number or FieldKind.Boolean)
                return true;
            if (language == QueryLanguage.Jsonata && field.TakesExpression && IsExpression(text))
                return true;
        }

        return field.Kind switch
        {
            FieldKind.Text => Expect(property, "a string", JsonSyntaxKind.String) && CheckAllowed(property, field),
            FieldKind.StateName => Expect(property, "the name of a state", JsonSyntaxKind.String),
            FieldKind.ReferencePath or FieldKind.TextPath => Expect(property, "a string that holds a path", JsonSyntaxKind.String),
            FieldKind.Path or FieldKind.ResultPath => Expect(property, "a string that holds a path, or null", JsonSyntaxKind.String, JsonSyntaxKind.Null),
            FieldKind.Boolean => Expect(property, "true or false", JsonSyntaxKind.True, JsonSyntaxKind.False),
            FieldKind.Integer => Expect(property, "a whole number", JsonSyntaxKind.Number) && CheckRange(property, field),
            FieldKind.Number => Expect(property, "a number", JsonSyntaxKind.Number) && CheckRange(property, field),
            FieldKind.Timestamp => Expect(property, "a string that holds a timestamp", JsonSyntaxKind.String) && CheckTimestamp(property),
            FieldKind.Any => true,
            FieldKind.Template => CheckTemplate(property, language),
            FieldKind.Assignments or FieldKind.Credentials or FieldKind.Object => Expect(property, "an object", JsonSyntaxKind.Object),
            FieldKind.States => Expect(property, "an object with the states", JsonSyntaxKind.Object) && CheckNotEmpty(property, field, "state"),
            FieldKind.Resource => CheckResource(property),
            FieldKind.ErrorNames or FieldKind.Texts => CheckTexts(property, field),
            FieldKind.Objects => Expect(property, "an array of objects", JsonSyntaxKind.Array) && CheckNotEmpty(property, field, "object"),
            _ => throw new InvalidOperationException($"No check for fields of kind {field.Kind}."),
        };
    }

    private static bool IsExpression(JsonStringSyntax text) =>
        text.Value.StartsWith("{%", StringComparison.Ordinal) || text.Value.EndsWith("%}", StringComparison.Ordinal);

    private bool Expect(JsonPropertySyntax property, string expected, params JsonSyntaxKind[] kinds)
    {
        if (kinds.Contains(property.Value.Kind))
            return true;
        diagnostics.Report(DiagnosticDescriptors.FieldTypeWrong, property.Value.Span, property.Name, Describe(property.Value.Kind), expected);
        return false;
    }

    private bool CheckAllowed(JsonPropertySyntax property, FieldRule field)
    {
        var text = ((JsonStringSyntax)property.Value).Value;
        if (field.Values.IsEmpty || field.Values.Contains(text) || Placeholder.IsIn(text))
            return true;
        var meant = NameSuggestion.Find(text, field.Values);
        diagnostics.ReportWithSuggestion(DiagnosticDescriptors.ValueNotAllowed, property.Value.Span, meant, field.Name, text, Join(field.Values, "or"));
        return false;
    }

    private bool CheckRange(JsonPropertySyntax property, FieldRule field)
    {
        var text = ((JsonNumberSyntax)property.Value).Text;
        var value = ParseNumber(text);
        if (field.Kind == FieldKind.Integer && !double.IsInfinity(value) && Math.Floor(value) != value)
        {
            diagnostics.Report(DiagnosticDescriptors.FieldTypeWrong, property.Value.Span, field.Name, $"the number {text}", "a whole number");
            return false;
        }

        if (value >= field.Minimum && value <= field.Maximum)
            return true;
        var range = double.IsPositiveInfinity(field.Maximum)
            ? $"of {Text(field.Minimum)} or more"
            : $"from {Text(field.Minimum)} to {Text(field.Maximum)}";
        diagnostics.Report(DiagnosticDescriptors.NumberOutOfRange, property.Value.Span, field.Name, text, range);
        return false;

        static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
    }

    private bool CheckTimestamp(JsonPropertySyntax property)
    {
        var text = ((JsonStringSyntax)property.Value).Value;
        if (Placeholder.IsIn(text) || Rfc3339.TryParse(text, out _, out _))
            return true;
        diagnostics.Report(DiagnosticDescriptors.TimestampInvalid, property.Value.Span, property.Name, text);
        return false;
    }

    private bool CheckTemplate(JsonPropertySyntax property, QueryLanguage language)
    {
        // The specification asks for an object; the service has been seen to take any JSON, so the value is used as it is.
        if (language == QueryLanguage.JsonPath && property.Value.Kind != JsonSyntaxKind.Object)
            diagnostics.Report(DiagnosticDescriptors.TemplateNotObject, property.Value.Span, property.Name, Describe(property.Value.Kind));
        return true;
    }

    // A CloudFormation template gives an object, such as { "Fn::GetAtt": … }, for the ARN.
    private bool CheckResource(JsonPropertySyntax property) =>
        (property.Value is JsonObjectSyntax { Properties.Length: 1 } node && CloudFormation.Describe(node) is not null)
        || Expect(property, "a string that holds an ARN", JsonSyntaxKind.String);

    private bool CheckNotEmpty(JsonPropertySyntax property, FieldRule field, string content)
    {
        var isEmpty = property.Value is JsonArraySyntax { Items.IsEmpty: true } or JsonObjectSyntax { Properties.IsEmpty: true };
        if (!field.MustNotBeEmpty || !isEmpty)
            return true;
        diagnostics.Report(DiagnosticDescriptors.ValueEmpty, property.Value.Span, field.Name, content);
        return false;
    }

    private bool CheckTexts(JsonPropertySyntax property, FieldRule field)
    {
        if (!Expect(property, "an array of strings", JsonSyntaxKind.Array) || !CheckNotEmpty(property, field, "string"))
            return false;
        var isRight = true;
        foreach (var item in ((JsonArraySyntax)property.Value).Items)
        {
            if (item.Kind is JsonSyntaxKind.String or JsonSyntaxKind.Missing)
                continue;
            diagnostics.Report(DiagnosticDescriptors.FieldTypeWrong, item.Span, field.Name, $"{Describe(item.Kind)} here", "a string");
            isRight = false;
        }

        return isRight;
    }
}
