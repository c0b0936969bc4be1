using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

// What the deployment fills in before the text is JSON: placeholders outside strings, quotation marks inside them, and directives.
internal sealed partial class JsonLexer
{
    private bool _unfilledReported;

    // Before these offsets no end was found, so that looking again and again costs nothing.
    private int _isOpenBefore;
    private int _isPlainBefore;

    /// <summary>Whether directives such as <c>%{ if … }</c> choose what the text is; then commas and names may be there twice or not at all.</summary>
    public bool HasDirectives { get; private set; }

    private bool IsPlaceholder(int position) => At(position) == '$' && At(position + 1) == '{';

    // ${Count}0 and ${a}${b} are one value.
    private JsonToken LexPlaceholder(int start)
    {
        while (IsPlaceholder(_position) || (_position > start && IsWordCharacter(At(_position))))
        {
            if (!IsPlaceholder(_position))
            {
                _position++;
                continue;
            }

            var end = EndOfBraces(_position + 1);
            if (end < 0)
            {
                while (_position < text.Length && text[_position] is not ('"' or '\r' or '\n'))
                    _position++;
                return new JsonToken(JsonTokenKind.Unknown, TextSpan.FromBounds(start, _position));
            }

            _position = end;
        }

        var span = TextSpan.FromBounds(start, _position);
        ReportUnfilled(span);
        return new JsonToken(JsonTokenKind.Placeholder, span);
    }

    private int EndOfBraces(int start)
    {
        if (start >= _isOpenBefore)
        {
            var end = Placeholder.EndOfBraces(text, start, text.Length);

            // Only inside brackets a placeholder goes on below; otherwise its brace is missing.
            var line = text.IndexOfAny(['\r', '\n'], start);
            if (end >= 0 && (line < 0 || line >= end || HasOpenBracket(start + 1, line)))
                return end;
            _isOpenBefore = end < 0 ? text.Length : end;
        }

        // Something in it does not match: it ends where the first brace of the line closes.
        var stop = text.IndexOfAny(['}', '\r', '\n'], start);
        return stop >= 0 && text[stop] == '}' ? stop + 1 : -1;
    }

    /// <summary>
    /// Takes a placeholder or directive in a string that holds quotation marks of its own, as in <c>"${names["first"]}"</c>. It is one
    /// where the first of them, read as the end of the string, leaves a bracket open or is followed by what no value is followed by.
    /// </summary>
    private bool TakeQuotingPlaceholder()
    {
        if (!placeholdersQuote || _position < _isPlainBefore || text[_position] is not ('$' or '%') || At(_position + 1) != '{')
            return false;
        var stop = text.IndexOfAny(['"', '}', '\\', '\r', '\n'], _position + 2);
        if (stop < 0 || text[stop] != '"' || (!HasOpenBracket(_position + 2, stop) && IsFollowedByPunctuation(stop + 1)))
        {
            _isPlainBefore = stop < 0 ? text.Length : stop;
            return false;
        }

        var line = text.IndexOfAny(['\r', '\n'], stop);
        var last = line < 0 ? text.Length : line;
        var end = Placeholder.EndOfBraces(text, _position + 1, last);
        if (end < 0)
        {
            _isPlainBefore = last;
            return false;
        }

        ReportUnfilled(TextSpan.FromBounds(_position, end));
        _value.Append(text, _position, end - _position);
        _position = end;
        return true;
    }

    private bool HasOpenBracket(int start, int end)
    {
        var depth = 0;
        for (var i = start; i < end; i++)
            depth += text[i] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
        return depth > 0;
    }

    private bool IsFollowedByPunctuation(int position)
    {
        while (position < text.Length && IsWhitespace(text[position]))
            position++;
        return position >= text.Length || text[position] is ',' or ':' or '}' or ']';
    }

    // Of %{ if a } x %{ else } y %{ endif } the x is read.
    private bool SkipDirective()
    {
        var end = EndOfBraces(_position + 1);
        if (end < 0)
            return false;
        HasDirectives = true;
        ReportUnfilled(TextSpan.FromBounds(_position, end));
        var isElse = DirectiveName(_position, end) == "else";
        _position = end;
        if (isElse)
            SkipToEndIf();
        return true;
    }

    private void SkipToEndIf()
    {
        var depth = 1;
        for (var start = NextDirective(_position); start >= 0; start = NextDirective(start))
        {
            var end = EndOfBraces(start + 1);
            if (end < 0)
                return;
            depth += DirectiveName(start, end) switch { "if" => 1, "endif" => -1, _ => 0 };
            if (depth == 0)
            {
                _position = end;
                return;
            }

            start = end;
        }
    }

    private int NextDirective(int start) => text.IndexOf("%{", start, StringComparison.Ordinal);

    private string DirectiveName(int start, int end)
    {
        var words = text.Substring(start + 2, end - start - 3).Split([' ', '\t', '\r', '\n', '~'], 2, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : words[0].TrimEnd('~');
    }

    private void ReportUnfilled(TextSpan span)
    {
        // Once a file: one substitution fills in all of them.
        if (_unfilledReported)
            return;
        _unfilledReported = true;
        Report(DiagnosticDescriptors.PlaceholderUnfilled, span, Shorten(TextOf(span)));
    }

    // A text that goes on after "${" without its brace. Expressions may compare with such a text, and $${ is how Terraform writes it.
    private void CheckPlaceholders(JsonStringSyntax node)
    {
        var value = node.Value;
        var start = value.IndexOf("${", value.LastIndexOf('}') + 1, StringComparison.Ordinal);
        if (start >= 0 && !(start > 0 && value[start - 1] == '$') && !value.StartsWith("{%", StringComparison.Ordinal))
            Report(DiagnosticDescriptors.PlaceholderNotClosed, node.MapSpan(start, value.Length - start), Shorten(value.Substring(start)));
    }
}
