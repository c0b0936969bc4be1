using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// Reads an expression: operator precedence after Pratt, with the binding powers of the reference, so that codes and places of errors
/// are its own. After an error it goes on, with what was missing taken as there.
/// </summary>
internal sealed partial class JsonataReader
{
    private const int MaximumErrors = 20;

    private readonly string _text;
    private readonly List<JsonataError> _errors = [];
    private readonly JsonataLexer _lexer;

    // What only a second pass of the reference finds, and only where there are no errors.
    private readonly List<JsonataError> _faults = [];

    private JsonataToken _token;

    // The end of the token before the one at hand, where nodes that were read end.
    private int _end;
    private int _depth;
    private int _work;
    private bool _isStopped;

    // Where the last error was: one mistake, one message.
    private int _lastErrorStart = -1;

    public JsonataReader(string text, JsonataDialect dialect)
    {
        _text = text;
        _lexer = new JsonataLexer(text, dialect, Report);
    }

    /// <summary>The tokens and nodes that were looked at.</summary>
    public long Work => _lexer.Count + _work;

    public JsonataParseResult Read()
    {
        Advance(isInfix: false);
        var root = ReadExpression(0);
        if (_token.Kind != JsonataTokenKind.End)
            ReportHere(JsonataSyntaxErrors.Unexpected(_token));
        if (_faults.Count == 0 && root.Slots.FirstOrDefault() is { } slot)
            ReportFault(JsonataSyntaxErrors.ParentUnknown(slot.Span));
        var errors = _errors.Count > 0 ? _errors : _faults;
        return new JsonataParseResult(errors.Count > 0 ? null : root.ToSyntax(), [.. errors]);
    }

    private static int BindingPower(JsonataToken token)
    {
        if (token.Kind != JsonataTokenKind.Operator)
            return 0;
        return token.Text switch
        {
            "[" or "(" or "@" or "#" => 80,
            "." => 75,
            "{" => 70,
            "*" or "/" or "%" => 60,
            "+" or "-" or "&" => 50,
            "=" or "<" or ">" or "!=" or "<=" or ">=" or "~>" or "^" or "in" or "??" or "?:" => 40,
            "and" => 30,
            "or" => 25,
            "?" => 20,
            ":=" => 10,
            _ => 0,
        };
    }

    private JsonataPart ReadExpression(int rightPower)
    {
        if (++_depth > JsonataParser.MaximumDepth)
            StopNesting(_token.Span);
        var faults = _faults.Count;
        var token = _token;
        // At the end the reference's own end token is an operand.
        Advance(isInfix: true);
        var left = ReadPrefix(token);
        while (rightPower < BindingPower(_token))
        {
            token = _token;
            Advance(isInfix: false);
            left = ReadInfix(token, left, faults);
            _work++;
            if (left.Depth > JsonataParser.MaximumDepth)
                StopNesting(token.Span);
        }

        _depth--;
        return left;
    }

    private void Advance(bool isInfix)
    {
        _end = _token.Span.End;
        _token = _lexer.Next(isInfix);
        while (_token.Is("!") || _token.Is("~"))
        {
            ReportHere(JsonataSyntaxErrors.OperatorUnknown(_token));
            _token = _lexer.Next(isInfix);
        }
    }

    private bool Expect(string symbol, bool isInfix = false)
    {
        if (_token.Is(symbol))
        {
            Advance(isInfix);
            return true;
        }

        ReportHere(JsonataSyntaxErrors.Expected(symbol, _token));
        return false;
    }

    private bool TryTake(string symbol)
    {
        if (!_token.Is(symbol))
            return false;
        Advance(isInfix: false);
        return true;
    }

    // Whether another part follows. What is neither the separator nor the end of the list is reported and skipped, with its brackets.
    private bool TryNext(string separator, string closer)
    {
        if (TryTake(separator))
            return true;
        if (_token.Is(closer) || _token.Kind == JsonataTokenKind.End)
            return false;
        ReportHere(JsonataSyntaxErrors.Expected(closer, _token));
        var depth = 0;
        while (_token.Kind != JsonataTokenKind.End)
        {
            if (depth == 0 && _token is { Kind: JsonataTokenKind.Operator, Text: "," or ";" or ")" or "]" or "}" })
                return TryTake(separator);
            if (_token is { Kind: JsonataTokenKind.Operator, Text: "(" or "[" or "{" })
                depth++;
            else if (_token is { Kind: JsonataTokenKind.Operator, Text: ")" or "]" or "}" })
                depth--;
            Advance(isInfix: true);
        }

        return false;
    }

    private void StopNesting(TextSpan span)
    {
        if (_isStopped)
            return;
        Report(JsonataSyntaxErrors.NestedTooDeeply(span));
        Stop();
    }

    // Nothing can recurse or loop any longer once every token is the end.
    private void Stop()
    {
        _isStopped = true;
        _lexer.Stop();
        _token = new JsonataToken(JsonataTokenKind.End, "", new TextSpan(_text.Length, 0));
    }

    // An error at the token at hand; only the first one there.
    private void ReportHere(JsonataError error)
    {
        if (_token.Span.Start == _lastErrorStart)
            return;
        _lastErrorStart = _token.Span.Start;
        Report(error);
    }

    private void Report(JsonataError error)
    {
        if (_isStopped)
            return;
        _errors.Add(error);
        if (_errors.Count == MaximumErrors)
            Stop();
    }

    // Where it stands among the faults: one that is only seen behind its operands comes before theirs.
    private void ReportFault(JsonataError fault, int? index = null)
    {
        if (_faults.Count < MaximumErrors)
            _faults.Insert(index ?? _faults.Count, fault);
    }

    private TextSpan SpanFrom(int start) => TextSpan.FromBounds(start, Math.Max(start, _end));
}
