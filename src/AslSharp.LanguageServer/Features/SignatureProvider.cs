using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.JsonPath;
using AslSharp.LanguageServer.Places;
using AslSharp.LanguageServer.Protocol;

namespace AslSharp.LanguageServer.Features;

/// <summary>Answers how the function is called whose argument is being typed.</summary>
internal static class SignatureProvider
{
    internal static SignatureHelp? Find(Place? place)
    {
        if (place?.Expression is not { } expression || OpenCall(expression.Before) is not var (name, argument)) return null;
        var text = expression.Kind == ExpressionKind.Jsonata
            ? name.StartsWith('$') && JsonataBuiltIns.Find(name[1..]) is { } builtIn ? FunctionText.Of(builtIn) : null
            : IntrinsicFunction.Find(name) is { } function ? FunctionText.Of(function) : null;
        if (text is null) return null;
        var active = text.Repeats ? Math.Min(argument, text.Parameters.Count - 1) : argument;
        var parameters = text.Parameters.Select(static each => new ParameterInformation([each.Start, each.End]));
        return new SignatureHelp([new SignatureInformation(text.Label, [.. parameters])], 0, active);
    }

    // The innermost call that is still open, and which of its arguments comes last.
    private static (string Name, int Argument)? OpenCall(string before)
    {
        var open = new Stack<(int Start, int Argument)>();
        var quote = '\0';
        for (var i = 0; i < before.Length; i++)
        {
            var character = before[i];
            if (quote != '\0') quote = character == quote && before[i - 1] != '\\' ? '\0' : quote;
            else if (character is '"' or '\'') quote = character;
            else if (character is '(' or '[' or '{') open.Push((i, 0));
            else if (character is ')' or ']' or '}' && open.Count > 0) open.Pop();
            else if (character == ',' && open.Count > 0) open.Push(open.Pop() is var (start, argument) ? (start, argument + 1) : default);
        }

        while (open.Count > 0)
        {
            var (start, argument) = open.Pop();
            if (before[start] != '(') continue;
            var first = start;
            while (first > 0 && (char.IsLetterOrDigit(before[first - 1]) || before[first - 1] is '.' or '$' or '_')) first--;
            if (first < start) return (before[first..start], argument);
        }

        return null;
    }
}
