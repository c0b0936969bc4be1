namespace AslSharp.Runtime;

/// <content>Reading a signature's text.</content>
public sealed partial class JsonataSignature
{
    private const JsonataTypes AnyJson =
        JsonataTypes.Array | JsonataTypes.String | JsonataTypes.Number | JsonataTypes.Boolean | JsonataTypes.Null | JsonataTypes.Object | JsonataTypes.Missing;

    private static Parameter[] Parse(string text)
    {
        var parameters = new List<Parameter>();
        var end = text.Length;
        for (var i = text.StartsWith('<') ? 1 : 0; i < end; i++)
        {
            var symbol = text[i];
            if (symbol is ':' or '>') break;
            if (symbol is '-' or '?' or '+' or '<')
            {
                parameters[^1] = Modified(parameters[^1], text, ref i);
            }
            else if (symbol == '(')
            {
                var types = JsonataTypes.Missing;
                for (i++; text[i] != ')'; i++) types |= text[i] == 'a' ? JsonataTypes.Array : Types(text[i]);
                parameters.Add(new Parameter { Types = types });
            }
            else
            {
                parameters.Add(new Parameter { Types = Types(symbol), IsArray = symbol == 'a' });
            }
        }

        return parameters.ToArray();
    }

    private static Parameter Modified(Parameter parameter, string text, ref int index)
    {
        switch (text[index])
        {
            case '-':
                return parameter with { IsOptional = true, TakesContext = true };
            case '?':
                return parameter with { IsOptional = true };
            case '+':
                return parameter with { Repeats = true };
            default:
                var items = text[index + 1] == 'a' ? JsonataTypes.Array : Types(text[index + 1]) & ~JsonataTypes.Missing;
                for (var depth = 1; depth > 0;)
                {
                    index++;
                    depth += text[index] == '<' ? 1 : text[index] == '>' ? -1 : 0;
                }

                return parameter.IsArray ? parameter with { Items = Single(items) } : parameter;
        }
    }

    /// <summary>Of the items only a single type is checked.</summary>
    private static JsonataTypes Single(JsonataTypes items) => int.PopCount((int)items) == 1 ? items : JsonataTypes.None;

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
        _ => JsonataTypes.Missing,
    };

    private readonly record struct Parameter
    {
        public JsonataTypes Types { get; init; }

        public JsonataTypes Items { get; init; }

        public bool IsArray { get; init; }

        public bool IsOptional { get; init; }

        public bool Repeats { get; init; }

        public bool TakesContext { get; init; }
    }
}
