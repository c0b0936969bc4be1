using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Schema;

/// <summary>
/// The JSON Schema (draft-07) of definitions, for completion and hovers in any editor. It is made from <see cref="FieldTable"/>, so it
/// knows what the compiler knows; it lets pass what only the compiler can judge, such as paths and names of states.
/// </summary>
public static class AslSchema
{
    // What only the deployment knows is never refused.
    private const string PlaceholderPattern = "\\$\\{[^}]*\\}";
    private const string ExpressionPattern = "^\\{%";

    /// <summary>The schema as JSON text.</summary>
    public static string Write()
    {
        var definitions = new SchemaObject();
        var pending = new Queue<(ObjectKind? Kind, SchemaContext Context)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var root = new SchemaObject
        {
            { "$schema", "http://json-schema.org/draft-07/schema#" },
            { "title", "Amazon States Language" },
            { "description", "A state machine of AWS Step Functions." },
            { "type", "object" },
            { "if", Has("QueryLanguage", "JSONata") },
            { "then", Reference(ObjectKind.StateMachine, SchemaContext.Jsonata) },
            { "else", Reference(ObjectKind.StateMachine, SchemaContext.JsonPath) },
            { "definitions", definitions },
        };
        while (pending.Count > 0)
        {
            var (kind, context) = pending.Dequeue();
            definitions.Add(Name(kind, context), kind is { } some ? Object(some, context, Reference) : State(context, Reference));
        }

        return root.ToString();

        SchemaObject Reference(ObjectKind? kind, SchemaContext context)
        {
            var inner = ContextOf(kind, context);
            if (known.Add(Name(kind, inner)))
                pending.Enqueue((kind, inner));
            return new SchemaObject { { "$ref", "#/definitions/" + Name(kind, inner) } };
        }
    }

    private static string Name(ObjectKind? kind, SchemaContext context) => $"{context.Name}.{kind?.ToString() ?? "State"}";

    // Only states with states inside know of two languages at a time.
    private static SchemaContext ContextOf(ObjectKind? kind, SchemaContext context) => kind switch
    {
        null or ObjectKind.Branch or ObjectKind.ItemProcessor => context.Scope,
        ObjectKind.Map or ObjectKind.Parallel => context,
        _ => context.State == QueryLanguage.JsonPath ? SchemaContext.JsonPath : SchemaContext.Jsonata,
    };

    // A state of any type: its type and its language tell which schema counts.
    private static SchemaObject State(SchemaContext context, Func<ObjectKind?, SchemaContext, SchemaObject> reference)
    {
        var types = new List<object>();
        foreach (var type in FieldTable.StateTypes)
        {
            var kind = FieldTable.StateKind(type);
            var then = context.Machine == QueryLanguage.Jsonata
                ? reference(kind, SchemaContext.Jsonata)
                : new SchemaObject
                {
                    { "if", Has("QueryLanguage", "JSONata") },
                    { "then", reference(kind, SchemaContext.Mixed) },
                    { "else", reference(kind, SchemaContext.JsonPath) },
                };
            types.Add(new SchemaObject { { "if", Has("Type", type) }, { "then", then } });
        }

        return new SchemaObject
        {
            { "type", "object" },
            { "required", new[] { "Type" } },
            { "properties",
                new SchemaObject { { "Type",
                    new SchemaObject { { "description", FieldTable.Describe(ObjectKind.Pass, "Type") }, { "enum", FieldTable.StateTypes } } } } },
            { "allOf", types },
        };
    }

    private static SchemaObject Object(ObjectKind kind, SchemaContext context, Func<ObjectKind?, SchemaContext, SchemaObject> reference)
    {
        var rule = FieldTable.For(kind);
        var fields = rule.Fields.Where(field => (field.Languages & Flag(context.State)) != 0).ToList();
        var properties = new SchemaObject();
        foreach (var field in fields)
        {
            var schema = new SchemaObject { { "description", FieldTable.Describe(kind, field.Name) } };
            foreach (var keyword in Value(kind, field, context, reference))
                schema.Add(keyword.Key, keyword.Value);
            properties.Add(field.Name, schema);
        }

        var result = new SchemaObject { { "description", $"This is {rule.Title}." }, { "type", "object" } };
        var required = fields.Where(static field => field.IsRequired).Select(static field => field.Name).ToList();
        if (required.Count > 0)
            result.Add("required", required);
        result.Add("properties", properties);
        result.Add("patternProperties", new SchemaObject { { PlaceholderPattern, true } });
        result.Add("additionalProperties", false);
        var groups = rule.Groups.SelectMany(group => Group([.. group.Names.Where(name => fields.Exists(field => field.Name == name))], group.IsRequired))
            .ToList();
        if (groups.Count > 0)
            result.Add("allOf", groups);
        return result;
    }

    private static IEnumerable<SchemaObject> Group(List<string> names, bool isRequired)
    {
        if (isRequired)
            yield return new SchemaObject { { "anyOf", names.Select(static name => new SchemaObject { { "required", new[] { name } } }).ToList() } };
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = i + 1; j < names.Count; j++)
            {
                var both = new SchemaObject { { "required", new[] { names[i], names[j] } } };

                // "End": false ends nothing, so it may stand beside Next.
                if (names[j] == "End")
                    both.Add("properties", new SchemaObject { { "End", new SchemaObject { { "const", true } } } });
                yield return new SchemaObject { { "not", both } };
            }
        }
    }

    private static SchemaObject Value(ObjectKind kind, FieldRule field, SchemaContext context, Func<ObjectKind?, SchemaContext, SchemaObject> reference)
    {
        if (field.Name == "Type" && FieldTable.StateTypes.FirstOrDefault(type => FieldTable.StateKind(type) == kind) is { } stateType)
            return new SchemaObject { { "const", stateType } };

        switch (field.Kind)
        {
            case FieldKind.Object:
                return All(reference(field.Content, context));
            case FieldKind.Objects:
                return Array(reference(field.Content, context), field);
            case FieldKind.States:
                return new SchemaObject { { "type", "object" }, { "minProperties", 1.0 }, { "additionalProperties", reference(null, context) } };
        }

        var schema = Plain(field);
        var takesExpression = field.TakesExpression && context.State == QueryLanguage.Jsonata;
        var takesPlaceholder = field.Kind is FieldKind.Integer or FieldKind.Number or FieldKind.Boolean or FieldKind.Items or FieldKind.Payload
            || !field.Values.IsEmpty;
        var patterns = new List<string>();
        if (takesExpression && field.Kind is not FieldKind.Any and not FieldKind.Task and not FieldKind.Text and not FieldKind.Timestamp)
            patterns.Add(ExpressionPattern);
        if (takesPlaceholder)
            patterns.Add(PlaceholderPattern);
        if (patterns.Count == 0)
            return schema;
        var text = new SchemaObject { { "type", "string" }, { "pattern", string.Join("|", patterns) } };
        return new SchemaObject { { "anyOf", new[] { schema, text } } };
    }

    private static SchemaObject Plain(FieldRule field) => field.Kind switch
    {
        FieldKind.Text when !field.Values.IsEmpty => new SchemaObject { { "enum", field.Values } },
        FieldKind.Text or FieldKind.StateName or FieldKind.ReferencePath or FieldKind.TextPath or FieldKind.Timestamp => Type("string"),
        FieldKind.Path or FieldKind.ResultPath => Type("string", "null"),
        FieldKind.Boolean => Type("boolean"),
        FieldKind.Integer => Range(Type("integer"), field),
        FieldKind.Number => Range(Type("number"), field),
        FieldKind.Assignments or FieldKind.Credentials or FieldKind.Payload => Type("object"),
        FieldKind.Items => Type("array", "object"),
        FieldKind.Resource => Type("string", "object"),
        FieldKind.ErrorNames or FieldKind.Texts => Array(Type("string"), field),
        FieldKind.Any or FieldKind.Template or FieldKind.Task => [],
        _ => throw new InvalidOperationException($"No schema for fields of kind {field.Kind}."),
    };

    private static SchemaObject Type(params string[] types) => new() { { "type", types.Length == 1 ? types[0] : types } };

    // Beside $ref draft-07 reads nothing.
    private static SchemaObject All(SchemaObject reference) => new() { { "allOf", new[] { reference } } };

    private static SchemaObject Array(SchemaObject items, FieldRule field)
    {
        var schema = new SchemaObject { { "type", "array" }, { "items", items } };
        if (field.MustNotBeEmpty)
            schema.Add("minItems", 1.0);
        return schema;
    }

    private static SchemaObject Range(SchemaObject schema, FieldRule field)
    {
        if (!double.IsInfinity(field.Minimum))
            schema.Add("minimum", field.Minimum);
        if (!double.IsInfinity(field.Maximum))
            schema.Add("maximum", field.Maximum);
        return schema;
    }

    private static SchemaObject Has(string name, string value) => new()
    {
        { "required", new[] { name } },
        { "properties", new SchemaObject { { name, new SchemaObject { { "const", value } } } } },
    };

    private static FieldLanguages Flag(QueryLanguage language) => language == QueryLanguage.JsonPath ? FieldLanguages.JsonPath : FieldLanguages.Jsonata;
}
