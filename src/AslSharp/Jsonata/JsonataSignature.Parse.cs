namespace AslSharp.Runtime;

/// <content>Reading a signature's text, as loosely as the reference does: what it does not know is skipped.</content>
public sealed partial class JsonataSignature
{
    private const JsonataTypes AnyJson =
        JsonataTypes.Array | JsonataTypes.String | JsonataTypes.Number | JsonataTypes.Boolean | JsonataTypes.Null | JsonataTypes.Object | JsonataTypes.Missing;

    private static Parameter[] Parse(string text)
    {
        var parameters = new List<Parameter>();
        for (var i = text.StartsWith('<') ? 1 : 0; i < text.Length && text[i] is not ':'; i++)
        {
            var symbol = text[i];
            if (symbol is '-' or '?' or '+')
            {
                // Before the first parameter they say nothing.
                if (parameters.Count > 0) parameters[^1] = Modified(parameters[^1], symbol);
            }
            else if (symbol == '<')
            {
                var items = Bracket(text, ref i, '<', '>');
                var type = items.Length == 0 ? JsonataTypes.None : Symbol(items[0]);
                if (parameters.Count > 0) parameters[^1] = parameters[^1] with { Items = type, ItemText = items };
            }
            else if (symbol == '(')
            {
                var types = JsonataTypes.Missing;
                foreach (var choice in Bracket(text, ref i, '(', ')')) types |= Symbol(choice);
                parameters.Add(new Parameter { Types = types });
            }
            else if (Types(symbol) is var types && types != JsonataTypes.None)
            {
                parameters.Add(new Parameter { Types = types, IsArray = symbol == 'a' });
            }
        }

        return parameters.ToArray();
    }

    // The reference makes a regular expression of it: a question mark behind another one, or behind a plus, makes that one take as little as it can.
    private static Parameter Modified(Parameter parameter, char symbol)
    {
        var isFollowing = parameter.IsOptional || parameter.Repeats;
        if (symbol == '-') parameter = parameter with { TakesContext = true, TakesAnyContext = isFollowing };
        if (symbol == '+') return parameter with { Repeats = true };
        return isFollowing ? parameter with { IsLazy = true } : parameter with { IsOptional = true };
    }

    private static string Bracket(string text, ref int index, char open, char close)
    {
        var start = index + 1;
        for (var depth = 1; depth > 0 && ++index < text.Length;) depth += text[index] == open ? 1 : text[index] == close ? -1 : 0;
        return text[start..Math.Min(index, text.Length)];
    }

    // In a choice and for items the letters stand for themselves only.
    private static JsonataTypes Symbol(char symbol) => symbol switch
    {
        'a' => JsonataTypes.Array,
        'f' => JsonataTypes.Function,
        's' or 'n' or 'b' or 'l' or 'o' => Types(symbol) & ~JsonataTypes.Missing,
        _ => JsonataTypes.None,
    };

    private static JsonataTypes Types(char symbol) => symbol switch
    {
        's' => JsonataTypes.String | JsonataTypes.Missing,
        'n' => JsonataTypes.Number | JsonataTypes.Missing,
        'b' => JsonataTypes.Boolean | JsonataTypes.Missing,
        'l' => JsonataTypes.Null | JsonataTypes.Missing,
        'o' => JsonataTypes.Object | JsonataTypes.Missing,
        'f' => JsonataTypes.Function,
        'j' => AnyJson,
        'a' or 'x' => AnyJson | JsonataTypes.Function,
        _ => JsonataTypes.None,
    };

    private readonly record struct Parameter
    {
        public JsonataTypes Types { get; init; }

        /// <summary>The type of all items; none matches where it is no type.</summary>
        public JsonataTypes Items { get; init; }

        /// <summary>The type of the items as written; null where none is.</summary>
        public string? ItemText { get; init; }

        public bool IsArray { get; init; }

        public bool IsOptional { get; init; }

        public bool IsLazy { get; init; }

        public bool Repeats { get; init; }

        public bool TakesContext { get; init; }

        public bool TakesAnyContext { get; init; }
    }
}
