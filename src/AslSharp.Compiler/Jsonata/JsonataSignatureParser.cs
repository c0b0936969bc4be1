using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>Reads the signatures of functions, as loosely as the reference does: unknown letters are skipped.</summary>
internal static class JsonataSignatureParser
{
    /// <param name="text">The signature, angle brackets included, without blanks.</param>
    /// <param name="span">Where it stands.</param>
    /// <param name="error">What is wrong with it; null if nothing.</param>
    public static JsonataSignature? Parse(string text, TextSpan span, out JsonataError? error)
    {
        error = null;
        var parameters = new List<JsonataParameterType>();
        for (var position = 1; position < text.Length && text[position] != ':'; position++)
        {
            var last = parameters.Count - 1;
            switch (text[position])
            {
                case 's' or 'n' or 'b' or 'l' or 'o' or 'a' or 'f' or 'j' or 'x':
                    parameters.Add(new JsonataParameterType(text[position].ToString(), null));
                    break;
                case '-' when last >= 0:
                    parameters[last] = parameters[last] with { TakesContext = true };
                    break;
                case '?' when last >= 0:
                    parameters[last] = parameters[last] with { IsOptional = true };
                    break;
                case '+' when last >= 0:
                    parameters[last] = parameters[last] with { IsRepeated = true };
                    break;
                case '(':
                    var choice = ReadBracket(text, ref position, '(', ')');
                    if (choice.IndexOf('<') >= 0)
                    {
                        error = JsonataSyntaxErrors.ChoiceWithParameter(span);
                        return null;
                    }

                    parameters.Add(new JsonataParameterType(choice, null));
                    break;
                case '<':
                    if (last < 0 || parameters[last].Types is not ("a" or "f"))
                    {
                        error = JsonataSyntaxErrors.TypeParameterMisplaced(span);
                        return null;
                    }

                    parameters[last] = parameters[last] with { ItemType = ReadBracket(text, ref position, '<', '>') };
                    break;
            }
        }

        return new JsonataSignature(text, [.. parameters]);
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
}
