using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AslSharp.Compiler.Syntax;
using AslSharp.LanguageServer.Places;

namespace AslSharp.LanguageServer.Completion;

/// <summary>Writes fields and objects of the language as snippets, after the compiler's table of fields.</summary>
/// <param name="language">The query language in force.</param>
/// <param name="style">The text's own style.</param>
internal sealed class Snippets(QueryLanguage language, TextStyle style)
{
    private const int MostChoices = 20;

    private int _stops;

    /// <summary>What people write besides what must be there. The names are checked against the table.</summary>
    private static ImmutableArray<string> Usual(ObjectKind kind, QueryLanguage language) => kind switch
    {
        ObjectKind.Retrier => ["IntervalSeconds", "MaxAttempts", "BackoffRate"],
        ObjectKind.ChoiceRule when language == QueryLanguage.JsonPath => ["Variable", "StringEquals"],
        ObjectKind.ChoiceRule => ["Condition"],
        ObjectKind.NestedChoiceRule => ["Variable", "StringEquals"],
        ObjectKind.ItemProcessor => ["ProcessorConfig"],
        ObjectKind.ProcessorConfig => ["Mode"],
        ObjectKind.Fail => ["Error", "Cause"],
        ObjectKind.ItemReader or ObjectKind.ResultWriter => ["Resource", language == QueryLanguage.JsonPath ? "Parameters" : "Arguments"],
        _ => [],
    };

    /// <summary>A property with its value.</summary>
    /// <param name="field">The field.</param>
    /// <param name="indentation">What new lines begin with.</param>
    internal string Property(FieldRule field, string indentation) => style.Name(field.Name) + Value(field, indentation);

    /// <summary>A state with its name.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">The name; null where it is to be typed.</param>
    internal string State(string type, string? name)
    {
        var title = name is null ? $"${{{++_stops}:{type}}}" : Escape(name);
        return style.Name(title) + style.Object(Members(FieldTable.StateKind(type)!.Value, type).Select(Render), "");
        string Render(FieldRule field) => field.Name == "Type" ? style.Name("Type") + style.Text(type) : Property(field, style.Unit);
    }

    /// <summary>An element of an array of objects, such as a retrier.</summary>
    internal string Element(ObjectKind kind, string indentation)
        => style.Object(Members(kind, null).Select(field => Property(field, indentation + style.Unit)), indentation);

    /// <summary>A text that stands for itself in a snippet.</summary>
    internal static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("$", "\\$", StringComparison.Ordinal)
        .Replace("}", "\\}", StringComparison.Ordinal);

    /// <summary>What a snippet leaves where an editor knows none.</summary>
    internal static string Plain(string snippet)
    {
        var text = new StringBuilder();
        for (var i = 0; i < snippet.Length; i++)
        {
            if (snippet[i] == '\\' && i + 1 < snippet.Length) text.Append(snippet[++i]);
            else if (snippet[i] == '$') i = AppendStop(snippet, i, text);
            else text.Append(snippet[i]);
        }

        return text.ToString();
    }

    private static int AppendStop(string snippet, int start, StringBuilder text)
    {
        if (start + 1 < snippet.Length && char.IsDigit(snippet[start + 1])) return start + 1;
        var end = snippet.IndexOf('}', start);
        if (end < 0) return start;
        var inside = snippet[(start + 2)..end].TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (inside.StartsWith(':')) text.Append(inside.AsSpan(1));
        else if (inside.StartsWith('|')) text.Append(inside.Trim('|').Split(',')[0]);
        return end;
    }

    private IEnumerable<FieldRule> Members(ObjectKind kind, string? type)
    {
        var rule = FieldTable.For(kind);
        var usual = Usual(kind, language);
        var names = rule.Fields.Where(field => field.IsRequired || usual.Contains(field.Name))
            .Select(static field => field.Name)
            .Concat(rule.Groups.Where(static group => group.IsRequired).Select(static group => group.Names[0]));

        // What a kind of object is comes first, where it goes on comes last.
        return names.Distinct().Select(name => rule.Find(name)!).Where(field => field.IsIn(language))
            .OrderBy(field => field.Name == "Type" && type is not null ? 0 : field.Name is "Next" ? 2 : 1);
    }

    private string Value(FieldRule field, string indentation) => field.Kind switch
    {
        FieldKind.Text when !field.Values.IsEmpty => style.Text(Choice(field.Values)),
        FieldKind.Text when field.Name == "Type" => style.Text(Choice(FieldTable.StateTypes)),
        FieldKind.Text or FieldKind.StateName or FieldKind.Resource => style.Text(Stop()),
        FieldKind.Boolean when language == QueryLanguage.Jsonata && field.TakesExpression => style.Quoted($"{{% {Stop()} %\\}}"),
        FieldKind.Boolean => "true",
        FieldKind.Integer or FieldKind.Number => $"${{{++_stops}:{Number(field)}}}",
        FieldKind.Timestamp => style.Quoted($"${{{++_stops}:2030-01-31T12:00:00Z}}"),
        FieldKind.Path or FieldKind.ReferencePath or FieldKind.ResultPath or FieldKind.TextPath => style.Text($"\\$.{Stop()}"),
        FieldKind.ErrorNames or FieldKind.Texts => style.List(style.Text(Stop())),
        FieldKind.Items => style.Quoted($"{{% {Stop()} %\\}}"),
        FieldKind.Any when language == QueryLanguage.Jsonata && field.Name != "Arguments" => style.Quoted($"{{% {Stop()} %\\}}"),
        FieldKind.Object => style.Object(Members(field.Content!.Value, null).Select(inner => Property(inner, indentation + style.Unit)), indentation),
        FieldKind.Objects => style.Elements(Element(field.Content!.Value, indentation + style.Unit), indentation),
        _ => style.Object([Stop()], indentation),
    };

    private string Stop() => $"${++_stops}";

    private string Choice(ImmutableArray<string> values) => $"${{{++_stops}|{string.Join(',', values.Take(MostChoices))}|}}";

    // Small, and allowed.
    private static string Number(FieldRule field) => field.Name switch
    {
        "MaxAttempts" => "3",
        "BackoffRate" => "2",
        _ => Math.Max(1, double.IsInfinity(field.Minimum) ? 1 : field.Minimum).ToString(CultureInfo.InvariantCulture),
    };
}
