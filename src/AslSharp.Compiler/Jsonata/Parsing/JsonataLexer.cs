using System.Globalization;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// Cuts an expression into tokens. On demand, since only the parser knows whether a slash divides or opens a regular
/// expression. Each call moves on by a character at least, or gives the end.
/// </summary>
internal sealed partial class JsonataLexer(string text, JsonataDialect dialect, Action<JsonataError> report)
{
    private static readonly string[] LongOperators = ["..", ":=", "!=", ">=", "<=", "**", "~>"];
    private static readonly string[] NewerOperators = ["?:", "??"];

    private int _position;

    /// <summary>The number of tokens read so far, as a measure of work.</summary>
    public int Count { get; private set; }

    /// <summary>The next token.</summary>
    /// <param name="isInfix">Whether an operator may stand here, so that a slash divides.</param>
    public JsonataToken Next(bool isInfix)
    {
        Count++;
        SkipBlanks();
        if (_position >= text.Length)
            return new JsonataToken(JsonataTokenKind.End, "", new TextSpan(text.Length, 0));

        var start = _position;
        var current = text[start];
        if (current == '/' && !isInfix)
            return ReadRegex(start);
        if (FindOperator() is { } symbol)
        {
            _position += symbol.Length;
            return Make(JsonataTokenKind.Operator, symbol, start);
        }

        return current switch
        {
            '"' or '\'' => ReadString(start),
            '`' => ReadQuotedName(start),
            >= '0' and <= '9' => ReadNumber(start),
            _ => ReadName(start),
        };
    }

    /// <summary>Goes to the end, so that nothing more comes.</summary>
    public void Stop() => _position = text.Length;

    private static bool IsBlank(char character) => character is ' ' or '\t' or '\n' or '\r' or '\v';

    private static bool IsOperator(char character) => ".[]{}(),@#;:?+-*/%|=<>^&!~".IndexOf(character) >= 0;

    private static bool IsDigit(char character) => character is >= '0' and <= '9';

    private JsonataToken Make(JsonataTokenKind kind, string value, int start) => new(kind, value, TextSpan.FromBounds(start, _position));

    private char Peek(int distance) => _position + distance < text.Length ? text[_position + distance] : '\0';

    private void SkipBlanks()
    {
        while (_position < text.Length)
        {
            if (IsBlank(text[_position]))
                _position++;
            else if (text[_position] == '/' && Peek(1) == '*')
                SkipComment();
            else
                return;
        }
    }

    private void SkipComment()
    {
        var end = text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        if (end < 0)
            report(JsonataSyntaxErrors.CommentNotClosed(TextSpan.FromBounds(_position, text.Length)));
        _position = end < 0 ? text.Length : end + 2;
    }

    private string? FindOperator()
    {
        var current = text[_position];
        if (!IsOperator(current))
            return null;
        var symbols = dialect == JsonataDialect.Reference ? LongOperators.Concat(NewerOperators) : LongOperators;
        return symbols.FirstOrDefault(symbol => symbol[0] == current && symbol[1] == Peek(1)) ?? current.ToString();
    }

    private JsonataToken ReadNumber(int start)
    {
        if (text[_position++] != '0')
            SkipDigits();
        var isInteger = true;
        if (Peek(0) == '.' && IsDigit(Peek(1)))
        {
            isInteger = false;
            _position++;
            SkipDigits();
        }

        if (Peek(0) is 'e' or 'E' && (IsDigit(Peek(1)) || (Peek(1) is '+' or '-' && IsDigit(Peek(2)))))
        {
            isInteger = false;
            _position += 2;
            SkipDigits();
        }

        var token = Make(JsonataTokenKind.Number, text[start.._position], start);
        // .NET gives infinity here; the old framework, on which a compiler may run, throws instead of giving it.
        if (!double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || double.IsInfinity(number))
        {
            report(JsonataSyntaxErrors.NumberOutOfRange(token.Span, token.Text));
            return token;
        }

        return token with { Number = number, Flags = isInteger ? "i" : "" };
    }

    private void SkipDigits()
    {
        while (IsDigit(Peek(0)))
            _position++;
    }

    private JsonataToken ReadQuotedName(int start)
    {
        var end = text.IndexOf('`', start + 1);
        if (end < 0)
        {
            _position = text.Length;
            report(JsonataSyntaxErrors.NameNotClosed(TextSpan.FromBounds(start, text.Length)));
            return Make(JsonataTokenKind.Name, text[(start + 1)..], start);
        }

        _position = end + 1;
        return Make(JsonataTokenKind.Name, text[(start + 1)..end], start);
    }

    private JsonataToken ReadName(int start)
    {
        var isSubstituted = false;
        while (_position < text.Length && !IsBlank(text[_position]))
        {
            if (dialect == JsonataDialect.StepFunctions && PlaceholderLength(_position) is > 0 and var length)
            {
                isSubstituted = true;
                _position += length;
            }
            else if (IsOperator(text[_position]))
            {
                break;
            }
            else
            {
                _position++;
            }
        }

        var value = text[start.._position];
        if (isSubstituted)
            return Make(JsonataTokenKind.Substitution, value, start);
        if (value[0] == '$')
            return Make(JsonataTokenKind.Variable, value[1..], start);
        var kind = value switch
        {
            "and" or "or" or "in" => JsonataTokenKind.Operator,
            "true" => JsonataTokenKind.True,
            "false" => JsonataTokenKind.False,
            "null" => JsonataTokenKind.Null,
            _ => JsonataTokenKind.Name,
        };
        return Make(kind, value, start);
    }

    // ${Name} or ${AWS::Region}: JSONata has no such text, as what stands between braces there is pairs.
    private int PlaceholderLength(int start)
    {
        if (string.CompareOrdinal(text, start, "${", 0, 2) != 0)
            return 0;
        var end = start + 2;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.' or '-'
            || (text[end] == ':' && (text[end - 1] == ':' || (end + 1 < text.Length && text[end + 1] == ':')))))
        {
            end++;
        }

        return end > start + 2 && end < text.Length && text[end] == '}' ? end + 1 - start : 0;
    }
}
