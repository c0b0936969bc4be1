using System.Globalization;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Turns a planned expression into a C# expression of type <c>AslValue</c>.</summary>
internal sealed class ExpressionEmitter(StaticTable statics, ConversionEmitter? conversions = null)
{
    private readonly PathEmitter _paths = new(statics, conversions);

    /// <summary>The inner parts of deep templates.</summary>
    public TemplateMethods Templates { get; } = new();

    /// <summary>Emits JSONata.</summary>
    public JsonataEmitter Jsonata { get; } = new(statics);

    /// <summary>The C# expression.</summary>
    public string Emit(ExpressionPlan expression, ExpressionContext context) => expression switch
    {
        LiteralPlan literal => Literal(literal),
        ObjectPlan or ArrayPlan when IsStatic(expression) => Static(expression),
        ObjectPlan or ArrayPlan when context.Depth == TemplateMethods.Deepest => Templates.Call(Template(expression, context with { Depth = 0 }), context),
        ObjectPlan or ArrayPlan => Template(expression, context with { Depth = context.Depth + 1 }),
        PathPlan path => _paths.Emit(path, context),
        ParameterPlan parameter => context.Parameters![parameter.Number],
        // Errors show the whole field, also those of calls inside calls.
        IntrinsicPlan call => Intrinsic(call, context.Call.Length > 0 ? context : context with { Call = CallText(call) }),
        JsonataPlan jsonata => Field("Value", jsonata, context),
        _ => throw new InvalidOperationException($"An expression of kind {expression.GetType().Name} stands where a value is due."),
    };

    /// <summary>The C# expression of a value without paths and calls.</summary>
    public string Constant(ExpressionPlan expression) => expression is LiteralPlan literal ? Literal(literal) : Static(expression);

    /// <summary>What a definite path finds, undefined if nothing.</summary>
    public string Find(PathPlan path, ExpressionContext context) => _paths.Emit(path, context, isRequired: false);

    /// <summary>The items of a Map state.</summary>
    public string Items(PathPlan? path, ExpressionContext context)
    {
        if (path is not null && !path.IsDefinite) return _paths.Emit(path, context);
        var root = path is null ? context.Data : _paths.Root(path, context);
        return $"{_paths.Static(path?.Text ?? "$", path?.Steps ?? [])}.ReadItems({root})";
    }

    /// <summary>The document with a value written at a reference path.</summary>
    public string Write(ResultPathPlan path, string document, string value)
        => $"{_paths.Static(path.Text, path.Steps)}.Write({document}, {value})";

    /// <summary>A value as a local shall hold it that a reference path would have written into the document.</summary>
    public string Hold(ResultPathPlan path, string document, string value)
        => $"{_paths.Static(path.Text, path.Steps)}.Hold({document}, {value})";

    /// <summary>The value of an expression as a field of a JSONata state takes it.</summary>
    /// <param name="method">The method of the runtime that checks it.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="context">What it may refer to.</param>
    /// <param name="more">More arguments, each with a comma in front.</param>
    public string Field(string method, JsonataPlan expression, ExpressionContext context, string more = "")
    {
        var site = statics.Get(
            "Sites", "JsonataSite", $"{context.State} {expression.Location}",
            $"new({CSharpText.Literal(expression.Source)}, {CSharpText.Literal(expression.Location)})");
        return $"JsonataFields.{method}({Jsonata.Emit(expression, context)}, {site}{more})";
    }

    private static bool IsStatic(ExpressionPlan expression) => expression switch
    {
        LiteralPlan => true,
        ObjectPlan template => template.Members.All(member => IsStatic(member.Value)),
        ArrayPlan array => array.Items.All(IsStatic),
        _ => false,
    };

    private string Template(ExpressionPlan expression, ExpressionContext context) => expression is ArrayPlan array
        ? $"Values.Array([{string.Join(", ", array.Items.Select(item => Emit(item, context)))}])"
        : expression is ObjectPlan { Type: { } type } typed
        ? conversions!.Template(type, typed.Members.Select(member => Emit(member.Value, context)))
        : $"Values.Object([{Members((ObjectPlan)expression, context)}])";

    private string Static(ExpressionPlan expression)
    {
        if (expression is ObjectPlan { Members.Count: 0 }) return "AslValue.EmptyObject";
        if (expression is ArrayPlan { Items.Count: 0 }) return "AslValue.EmptyArray";
        var name = expression is ObjectPlan template ? string.Join("_", template.Members.Select(member => member.Name)) : "Items";
        return statics.Get("Literals", "AslValue", name, StaticInitializer(expression, 0));
    }

    // The inner parts of a deep value are values of their own, which stand in front of it.
    private string StaticInitializer(ExpressionPlan expression, int depth) => expression switch
    {
        LiteralPlan literal => Literal(literal),
        _ when depth == TemplateMethods.Deepest => Static(expression),
        ObjectPlan template
            => $"Values.Object([{string.Join(", ", template.Members.Select(m => Member(m.Name, MemberLiteral(m.Value) ?? StaticInitializer(m.Value, depth + 1))))}])",
        ArrayPlan array => $"Values.Array([{string.Join(", ", array.Items.Select(item => StaticInitializer(item, depth + 1)))}])",
        _ => throw new InvalidOperationException($"An expression of kind {expression.GetType().Name} is not static."),
    };

    private string Members(ObjectPlan template, ExpressionContext context)
        => string.Join(", ", template.Members.Select(member => Member(member.Name, MemberLiteral(member.Value) ?? Emit(member.Value, context))));

    // A member's value is converted from C# literals, where no text of a number has to be kept.
    private static string? MemberLiteral(ExpressionPlan value) => value switch
    {
        LiteralPlan { Kind: LiteralKind.True } => "true",
        LiteralPlan { Kind: LiteralKind.False } => "false",
        LiteralPlan { Kind: LiteralKind.String } text => CSharpText.Literal(text.Text),
        LiteralPlan { Kind: LiteralKind.Number } number when IsPlainInteger(number.Text) => number.Text + (int.TryParse(number.Text, out _) ? "" : "L"),
        _ => null,
    };

    private string Member(string name, string value) => $"new({statics.Name(name)}, {value})";

    private string Literal(LiteralPlan literal) => literal.Kind switch
    {
        LiteralKind.Null => "AslValue.Null",
        LiteralKind.True => "AslValue.True",
        LiteralKind.False => "AslValue.False",
        LiteralKind.String => $"AslValue.Of({CSharpText.Literal(literal.Text)})",
        // The text is kept where a 64-bit integer would not give it back: 1.0, -0, 1e400.
        LiteralKind.Number => IsPlainInteger(literal.Text)
            ? $"AslValue.Of({literal.Text}L)"
            : statics.Get("Literals", "AslValue", "Number_" + literal.Text, $"AslValue.Number({CSharpText.Literal(literal.Text)})"),
        _ => throw new InvalidOperationException($"There is no literal of kind {literal.Kind}."),
    };

    private static bool IsPlainInteger(string text)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text
            && number != long.MinValue;

    private string Intrinsic(IntrinsicPlan call, ExpressionContext context)
    {
        var text = context.Call;
        if (!call.HasRightCount)
            return $"Intrinsics.Invalid({List(text, CSharpText.Literal(call.Function), Arguments(call, context, skip: 0))})";
        if (call.Function == "Format" && call.Arguments[0] is LiteralPlan { Kind: LiteralKind.String } template)
            return Format(template.Text, text, Arguments(call, context, skip: 1));

        var arguments = Arguments(call, context, skip: 0);
        return call.Function switch
        {
            "UUID" => "Intrinsics.UUID(host.NewId())",
            "MathRandom" when call.Arguments.Count == 2 => $"Intrinsics.MathRandom({arguments}, host.NextRandom(), {text})",
            "Array" or "JsonToString" => $"Intrinsics.{call.Function}({arguments})",
            "Format" => $"Intrinsics.Format({text}, {arguments})",
            _ => $"Intrinsics.{call.Function}({arguments}, {text})",
        };
    }

    /// <summary>The C# expression of the string that <c>States.Format</c> gives.</summary>
    /// <param name="call">The call; its template is a literal without a brace of its own.</param>
    /// <param name="context">What the expression may refer to.</param>
    public string FormatText(IntrinsicPlan call, ExpressionContext context)
        => $"{FormatTemplate(((LiteralPlan)call.Arguments[0]).Text, context.Call, out _)}.Text({Arguments(call, context, skip: 1)})";

    /// <summary>The C# expression for the text of a call, which every argument's error shows.</summary>
    public string CallText(IntrinsicPlan call) => statics.Get("Calls", "string", call.Function, CSharpText.Literal(call.Text));

    private string Arguments(IntrinsicPlan call, ExpressionContext context, int skip)
        => string.Join(", ", call.Arguments.Skip(skip).Select(argument => Emit(argument, context)));

    private string Format(string template, string call, string arguments)
    {
        return FormatTemplate(template, call, out var loneBrace) is { } format
            ? $"{format}.Apply({arguments})" : $"Intrinsics.InvalidTemplate({List(call, $"'{loneBrace}'", arguments)})";
    }

    private string? FormatTemplate(string template, string call, out char? loneBrace)
    {
        var segments = Segments(template, out loneBrace);
        return loneBrace is null
            ? statics.Get("Formats", "FormatTemplate", template, $"new({call}, {string.Join(", ", segments.Select(CSharpText.Literal))})") : null;
    }

    private static string List(string first, string second, string others) => others.Length == 0 ? $"{first}, {second}" : $"{first}, {second}, {others}";

    // The template's text still has its escapes of braces: they are what tells a place from a brace. A placeholder of the deployment is text.
    private static List<string> Segments(string template, out char? loneBrace)
    {
        var segments = new List<string>();
        var segment = new System.Text.StringBuilder();
        var placeholderEnd = -1;
        loneBrace = null;
        for (var i = 0; i < template.Length; i++)
        {
            var character = template[i];
            var next = i + 1 < template.Length ? template[i + 1] : '\0';
            if (character == '\\' && next is '{' or '}' or '\\' or '\'')
            {
                segment.Append(next);
                i++;
            }
            else if (character == '{' && next == '}')
            {
                segments.Add(segment.ToString());
                segment.Clear();
                i++;
            }
            else
            {
                if (character == '$' && next == '{' && i + 2 < template.Length && template[i + 2] != '}' && i > placeholderEnd)
                    placeholderEnd = template.IndexOf('}', i) is >= 0 and var end ? end : template.Length;
                else if (character is '{' or '}' && i > placeholderEnd)
                    loneBrace ??= character;
                segment.Append(character);
            }
        }

        segments.Add(segment.ToString());
        return segments;
    }
}
