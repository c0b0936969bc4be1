using AslSharp.Compiler.Signatures;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>Reads the signatures of functions, as loosely as the reference does: what it does not know is skipped.</summary>
internal static class JsonataSignatureParser
{
    /// <param name="text">The signature, angle brackets included, without blanks.</param>
    /// <param name="span">Where it stands.</param>
    /// <param name="error">What is wrong with it; null if nothing.</param>
    public static JsonataSignature? Parse(string text, TextSpan span, out JsonataError? error)
    {
        var parameters = new List<JsonataParameter>();
        for (var position = 1; position < text.Length && text[position] != ':'; position++)
        {
            var last = parameters.Count - 1;
            switch (text[position])
            {
                // Before the first parameter they say nothing.
                case '-' or '?' or '+':
                    if (last >= 0)
                        parameters[last] = Modified(parameters[last], text[position]);
                    break;
                case '(':
                    var choice = ReadBracket(text, ref position, '(', ')');
                    if (choice.IndexOf('<') >= 0)
                    {
                        error = JsonataSyntaxErrors.ChoiceWithParameter(span);
                        return null;
                    }

                    parameters.Add(new JsonataParameter(choice.Aggregate(JsonataTypes.Missing, static (types, symbol) => types | TypeOf(symbol))));
                    break;
                case '<':
                    if (last < 0 || !(parameters[last].IsArray || (parameters[last].Types & ~JsonataTypes.Missing) == JsonataTypes.Function))
                    {
                        error = JsonataSyntaxErrors.TypeParameterMisplaced(span);
                        return null;
                    }

                    var items = ReadBracket(text, ref position, '<', '>');
                    parameters[last] = parameters[last] with
                    {
                        Items = items.Length == 0 ? JsonataTypes.None : TypeOf(items[0]),
                        TakesItem = items.Length == 1
                    };
                    break;
                case var symbol when TypesOf(symbol) is not JsonataTypes.None and var types:
                    parameters.Add(new JsonataParameter(types) { IsArray = symbol == 'a' });
                    break;
            }
        }

        error = null;
        return new JsonataSignature(text, [.. parameters]);
    }

    // The reference makes a regular expression of it: a question mark behind another one, or behind a plus, makes that one take as little as it can.
    private static JsonataParameter Modified(JsonataParameter parameter, char symbol)
    {
        var isFollowing = parameter.IsOptional || parameter.Repeats;
        if (symbol == '-')
            parameter = parameter with { TakesContext = true, TakesAnyContext = isFollowing };
        if (symbol == '+')
            return parameter with { Repeats = true };
        return isFollowing ? parameter with { IsLazy = true } : parameter with { IsOptional = true };
    }

    private static string ReadBracket(string text, ref int position, char open, char close)
    {
        var start = position + 1;
        var depth = 1;
        while (depth > 0 && ++position < text.Length)
        {
            if (text[position] == close)
                depth--;
            else if (text[position] == open)
                depth++;
        }

        return text[start..Math.Min(position, text.Length)];
    }

    // In a choice and for items the letters stand for themselves only.
    private static JsonataTypes TypeOf(char symbol) => symbol switch
    {
        'a' => JsonataTypes.Array,
        'f' => JsonataTypes.Function,
        's' or 'n' or 'b' or 'l' or 'o' => TypesOf(symbol) & ~JsonataTypes.Missing,
        _ => JsonataTypes.None,
    };

    private static JsonataTypes TypesOf(char symbol) => symbol switch
    {
        's' => JsonataTypes.String | JsonataTypes.Missing,
        'n' => JsonataTypes.Number | JsonataTypes.Missing,
        'b' => JsonataTypes.Boolean | JsonataTypes.Missing,
        'l' => JsonataTypes.Null | JsonataTypes.Missing,
        'o' => JsonataTypes.Object | JsonataTypes.Missing,
        'f' => JsonataTypes.Function,
        'j' => JsonataTypes.Json,
        'a' or 'x' => JsonataTypes.Any,
        _ => JsonataTypes.None,
    };
}
