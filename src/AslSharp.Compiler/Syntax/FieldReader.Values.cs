using System.Collections.Immutable;
using System.Globalization;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Syntax;

// The form of a single value.
internal sealed partial class FieldReader
{
    private static readonly ImmutableArray<JsonSyntaxKind> Text = [JsonSyntaxKind.String];
    private static readonly ImmutableArray<JsonSyntaxKind> TextOrNull = [JsonSyntaxKind.String, JsonSyntaxKind.Null];
    private static readonly ImmutableArray<JsonSyntaxKind> TrueOrFalse = [JsonSyntaxKind.True, JsonSyntaxKind.False];
    private static readonly ImmutableArray<JsonSyntaxKind> Number = [JsonSyntaxKind.Number];
    private static readonly ImmutableArray<JsonSyntaxKind> Container = [JsonSyntaxKind.Array, JsonSyntaxKind.Object];
    private static readonly ImmutableArray<JsonSyntaxKind> Object = [JsonSyntaxKind.Object];
    private static readonly ImmutableArray<JsonSyntaxKind> Array = [JsonSyntaxKind.Array];

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
        var takesExpression = language == QueryLanguage.Jsonata && field.TakesExpression;
        if (takesExpression && property.Value is JsonStringSyntax expression && IsExpression(expression) && field.Kind is not FieldKind.Any
            and not FieldKind.Task)
            return true;
        var (form, kinds) = FormOf(field.Kind);
        if (kinds.Length > 0 && !kinds.Contains(property.Value.Kind))
        {
            if (field.Kind == FieldKind.Resource && property.Value is JsonObjectSyntax node && CloudFormation.Describe(node) is not null)
                return true;
            if (IsUnfilled(property.Value, field.Name, form))
                return StaysOut(property.Value, field);
            var expected = takesExpression ? $"{form}, or an expression between {{% and %}}" : form;
            diagnostics.Report(DiagnosticDescriptors.FieldTypeWrong, property.Value.Span, field.Name, Describe(property.Value.Kind), expected);
            return false;
        }

        return field.Kind switch
        {
            FieldKind.Text => CheckAllowed(property, field),
            FieldKind.Integer or FieldKind.Number => CheckRange(property, field),
            FieldKind.Timestamp => CheckTimestamp(property),
            FieldKind.Template => CheckTemplate(property, language),
            FieldKind.States => CheckNotEmpty(property, field, "state"),
            FieldKind.ErrorNames or FieldKind.Texts => CheckTexts(property, field),
            FieldKind.Objects => CheckNotEmpty(property, field, "object"),
            _ => true,
        };
    }

    /// <summary>Whether a value is a text with a placeholder where no text can stand; says so.</summary>
    /// <param name="value">The value.</param>
    /// <param name="field">The field.</param>
    /// <param name="form">What must stand there.</param>
    public bool IsUnfilled(JsonValueSyntax value, string field, string form)
    {
        if (value is not JsonStringSyntax text || !Placeholder.IsIn(text.Value))
            return false;
        diagnostics.Report(DiagnosticDescriptors.PlaceholderBecomesText, text.Span, field, form, JsonLexer.Shorten(text.Value));
        return true;
    }

    // Without its number a field counts as absent, and a test of a choice rule has its own way; without anything else there is no machine.
    private bool StaysOut(JsonValueSyntax value, FieldRule field)
    {
        if (field.Kind is FieldKind.Integer or FieldKind.Number || (field.Kind == FieldKind.Boolean && field.Languages == FieldLanguages.JsonPath))
            return true;
        diagnostics.Report(DiagnosticDescriptors.PlaceholderUnfilled, value.Span, JsonLexer.Shorten(((JsonStringSyntax)value).Value));
        return false;
    }

    // What messages call the value of a field, and what it may be in JSON; nothing where anything will do.
    private static (string Form, ImmutableArray<JsonSyntaxKind> Kinds) FormOf(FieldKind kind) => kind switch
    {
        FieldKind.Text => ("a string", Text),
        FieldKind.StateName => ("the name of a state", Text),
        FieldKind.ReferencePath or FieldKind.TextPath => ("a string that holds a path", Text),
        FieldKind.Path or FieldKind.ResultPath => ("a string that holds a path, or null", TextOrNull),
        FieldKind.Boolean => ("true or false", TrueOrFalse),
        FieldKind.Integer => ("a whole number", Number),
        FieldKind.Number => ("a number", Number),
        FieldKind.Timestamp => ("a string that holds a timestamp", Text),
        FieldKind.Any or FieldKind.Template or FieldKind.Task => ("", []),
        FieldKind.Items => ("an array or an object", Container),
        FieldKind.Assignments or FieldKind.Credentials or FieldKind.Object or FieldKind.Payload => ("an object", Object),
        FieldKind.States => ("an object with the states", Object),
        FieldKind.Resource => ("a string that holds an ARN", Text),
        FieldKind.ErrorNames or FieldKind.Texts => ("an array of strings", Array),
        FieldKind.Objects => ("an array of objects", Array),
        _ => throw new InvalidOperationException($"No form for fields of kind {kind}."),
    };

    /// <summary>Whether a text stands between <c>{%</c> and <c>%}</c>.</summary>
    /// <param name="text">The text.</param>
    public static bool IsExpression(JsonStringSyntax text) =>
        text.Value.StartsWith("{%", StringComparison.Ordinal) || text.Value.EndsWith("%}", StringComparison.Ordinal);

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
        if (!CheckNotEmpty(property, field, "string"))
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
