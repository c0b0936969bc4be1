using System.Collections.Immutable;
using System.Text;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>Reads one call. It stops at the first fault of the syntax; faults of meaning are gathered.</summary>
internal sealed partial class IntrinsicReader(string text)
{
    /// <summary>The most calls inside each other that Step Functions takes.</summary>
    internal const int MaximumNesting = 10;

    private readonly List<PathError> _errors = [];
    private int _position;
    private int _nesting;

    /// <summary>The faults so far.</summary>
    public IReadOnlyList<PathError> Errors => _errors;

    /// <summary>Reads the call that the string consists of; blanks may follow it.</summary>
    public IntrinsicCallSyntax? ReadWhole()
    {
        var nameLength = MeasureName(0);
        if (nameLength == 0 || At(nameLength) != '(')
            return FailWithoutCall(nameLength);
        if (ReadCall() is not { } call)
            return null;
        SkipBlanks();
        return _position < text.Length
            ? Fail<IntrinsicCallSyntax>(_position, text.Length - _position, "nothing may follow the call; remove what stands behind ')'")
            : call;
    }

    private IntrinsicCallSyntax? FailWithoutCall(int nameLength)
    {
        var name = text.Substring(0, nameLength);
        if (IntrinsicFunction.Find(name) is not null)
            return Fail<IntrinsicCallSyntax>(0, nameLength, $"'{name}' has no '(' right behind it; write {name}(…)");
        if (nameLength == 0 && text.TrimStart().StartsWith("States.", StringComparison.Ordinal))
            return Fail<IntrinsicCallSyntax>(0, text.Length - text.TrimStart().Length, "blanks stand before the function; remove them");
        return Fail<IntrinsicCallSyntax>(
            DiagnosticDescriptors.PathOrIntrinsicExpected, 0, text.Length, JsonLexer.Shorten(text));
    }

    private IntrinsicCallSyntax? ReadCall()
    {
        var begin = _position;
        var nameSpan = new TextSpan(begin, MeasureName(begin));
        var name = text.Substring(begin, nameSpan.Length);
        if (IntrinsicFunction.Find(name) is not { } function)
            return FailAtName(new TextSpan(begin, name.Length), name);
        if (++_nesting > MaximumNesting)
            return Fail<IntrinsicCallSyntax>(DiagnosticDescriptors.IntrinsicNestedTooDeeply, begin, name.Length, name);
        _position = nameSpan.End;
        var arguments = ReadArguments();
        _nesting--;
        if (arguments is not { } list)
            return null;
        var span = TextSpan.FromBounds(begin, _position);
        var call = new IntrinsicCallSyntax(span, text.Substring(begin, span.Length), function, nameSpan, list);
        Check(call);
        return call;
    }

    private ImmutableArray<IntrinsicArgumentSyntax>? ReadArguments()
    {
        var open = _position++;
        var arguments = ImmutableArray.CreateBuilder<IntrinsicArgumentSyntax>();
        SkipBlanks();
        while (At(_position) != ')')
        {
            if (_position < text.Length && arguments.Count > 0)
            {
                if (At(_position) != ',')
                {
                    Fail<object>(_position, 1, $"'{text[_position]}' is not expected here; write ',' or ')'");
                    return null;
                }

                _position++;
                SkipBlanks();
            }

            if (_position >= text.Length)
            {
                Fail<object>(open, 1, "the '(' is not closed; write ')'");
                return null;
            }

            if (ReadArgument() is not { } argument)
                return null;
            arguments.Add(argument);
            SkipBlanks();
        }

        _position++;
        return arguments.ToImmutable();
    }

    private IntrinsicArgumentSyntax? ReadArgument()
    {
        var begin = _position;
        if (At(begin) == '\'')
            return ReadString();
        if (At(begin) == '$')
            return ReadPath();
        var length = MeasureName(begin);
        if (length > 0 && At(begin + length) == '(')
            return ReadCall();
        while (_position < text.Length && text[_position] is not (',' or '(' or ')' or '\'' or '"') && !char.IsWhiteSpace(text[_position]))
            _position++;
        var span = TextSpan.FromBounds(begin, _position);
        var word = text.Substring(begin, span.Length);
        return word switch
        {
            "true" => new IntrinsicLiteralSyntax(span, true),
            "false" => new IntrinsicLiteralSyntax(span, false),
            "null" => new IntrinsicLiteralSyntax(span, null),
            _ when JsonNumberText.IsNumber(word) => new IntrinsicNumberSyntax(span, word),
            _ => FailAtArgument(begin, word),
        };
    }

    private IntrinsicArgumentSyntax? FailAtArgument(int begin, string word)
    {
        if (word.Length > 0)
            return Fail<IntrinsicArgumentSyntax>(
                begin, word.Length,
                $"'{JsonLexer.Shorten(word)}' is no argument; write a path that starts with '$', a string in single quotation marks, a number, true, false, null or a call");
        return At(begin) == '"'
            ? Fail<IntrinsicArgumentSyntax>(begin, 1, "a string stands in single quotation marks here; write 'text'")
            : Fail<IntrinsicArgumentSyntax>(begin, 1, "an argument is missing; write it, or remove the comma");
    }

    private IntrinsicPathSyntax? ReadPath()
    {
        var reader = new PathReader(text, _position, PathContext.Argument);
        var path = reader.ReadPath();
        _position = reader.Position;
        if (reader.Error is { } error)
            _errors.Add(error);
        return path is null ? null : new IntrinsicPathSyntax(path);
    }

    private IntrinsicStringSyntax? ReadString()
    {
        var begin = _position++;
        var value = new StringBuilder();
        var places = 0;
        TextSpan? loneBrace = null;
        // Past the whole text where a '${' is never closed: the search is made once, so time stays linear.
        var placeholderEnd = 0;
        while (_position < text.Length && text[_position] != '\'')
        {
            var character = text[_position];
            if (character == '\\')
            {
                if (At(_position + 1) is not ('\'' or '{' or '}' or '\\'))
                    return FailAtEscape();
                value.Append(text[_position + 1]);
                _position += 2;
                continue;
            }

            var isPlace = character == '{' && At(_position + 1) == '}';
            if (isPlace)
                places++;
            else if (character == '$' && At(_position + 1) == '{' && At(_position + 2) != '}' && _position > placeholderEnd)
                placeholderEnd = text.IndexOf('}', _position) is >= 0 and var end ? end : text.Length;
            else if (character is '{' or '}' && _position > placeholderEnd)
                loneBrace ??= new TextSpan(_position, 1);
            var length = isPlace ? 2 : 1;
            value.Append(text, _position, length);
            _position += length;
        }

        if (_position >= text.Length)
            return Fail<IntrinsicStringSyntax>(begin, text.Length - begin, "the string is not closed; write ' after it");
        var template = text.Substring(begin + 1, _position - begin - 1);
        _position++;
        return new IntrinsicStringSyntax(TextSpan.FromBounds(begin, _position), value.ToString(), template, places, loneBrace);
    }

    private IntrinsicStringSyntax? FailAtEscape()
    {
        var escape = text.Substring(_position, Math.Min(2, text.Length - _position));
        return Fail<IntrinsicStringSyntax>(
            _position, escape.Length, $"'{JsonLexer.Shorten(escape)}' is no escape here; only \\' \\{{ \\}} and \\\\ are, each backslash doubled in JSON");
    }

    private int MeasureName(int start)
    {
        var position = start;
        while (At(position) is '.' or '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            position++;
        return position - start;
    }

    private char At(int position) => position < text.Length ? text[position] : '\0';

    private void SkipBlanks()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
            _position++;
    }

    private T? Fail<T>(int position, int length, string reason)
        where T : class => Fail<T>(DiagnosticDescriptors.IntrinsicInvalid, position, length, reason);

    private T? Fail<T>(DiagnosticDescriptor descriptor, int position, int length, params string[] arguments)
        where T : class
    {
        var begin = Math.Min(position, text.Length);
        _errors.Add(new PathError(descriptor, new TextSpan(begin, Math.Min(length, text.Length - begin)), [.. arguments]));
        return null;
    }
}
