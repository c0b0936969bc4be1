using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>Where a path stands; it decides what ends it.</summary>
internal enum PathContext
{
    /// <summary>The path is the whole string.</summary>
    Whole,

    /// <summary>An argument of an intrinsic function: a comma, a parenthesis or a blank ends it.</summary>
    Argument,

    /// <summary>An operand of a filter or of a path function: operators end it too.</summary>
    Filter,
}

/// <summary>Reads one path from a position on and stops at the first fault. Every <c>Read…</c> gives null after one.</summary>
internal sealed partial class PathReader(string text, int start, PathContext context)
{
    // Parentheses and filters inside filters; published paths have one or two.
    private const int MaximumDepth = 64;

    private PathContext _context = context;
    private int _depth;
    // Parentheses of the innermost filter that are open.
    private int _open;
    private int _lastBrace = int.MaxValue;

    /// <summary>The next character to read.</summary>
    public int Position { get; private set; } = start;

    /// <summary>The first fault; null while all is well.</summary>
    public PathError? Error { get; private set; }

    /// <summary>Reads a path: root and steps.</summary>
    public JsonPathSyntax? ReadPath()
    {
        var begin = Position;
        if (!ReadRoot(out var root, out var variable))
            return null;
        var segments = ImmutableArray.CreateBuilder<PathSegmentSyntax>();
        while (!IsAtPathEnd())
        {
            if (segments.Count > 0 && segments[segments.Count - 1] is FunctionSegmentSyntax)
                return Fail<JsonPathSyntax>(Position, 1, "nothing may follow the function; remove what stands behind ')'");
            if (ReadSegment(segments) is not { } segment)
                return null;
            segments.Add(segment);
        }

        if (segments.Count > 0 && segments[segments.Count - 1] is DescendantSegmentSyntax descent)
            return Fail<JsonPathSyntax>(descent.Span.Start, descent.Span.Length, "'..' has nothing after it; write a name, '*' or brackets there");
        var span = TextSpan.FromBounds(begin, Position);
        return new JsonPathSyntax(text.Substring(begin, span.Length), span, root, variable, segments.ToImmutable());
    }

    private bool ReadRoot(out PathRootKind root, out string? variable)
    {
        root = PathRootKind.Data;
        variable = null;
        var isInFilter = _context == PathContext.Filter;
        if (At(Position) == '@' && isInFilter)
        {
            Position++;
            root = PathRootKind.Current;
            return true;
        }

        if (At(Position) != '$')
        {
            Fail<object>(Position, 1, "a path starts with '$'; write '$.' before the name");
            return false;
        }

        // A placeholder in place of the root stands for a path.
        if (PlaceholderEnd(Position) >= 0)
            return true;
        var begin = Position++;
        if (At(Position) == '$' && PlaceholderEnd(Position) < 0)
        {
            Position++;
            root = PathRootKind.Context;
        }
        else if (VariableName.Measure(text, Position) is > 0 and var length)
        {
            root = PathRootKind.Variable;
            variable = text.Substring(Position, length);
            Position += length;
        }

        if (isInFilter && root != PathRootKind.Data)
        {
            Fail<object>(begin, Position - begin, "a path in a filter starts with '@' or '$'; bring other values into the data before");
            return false;
        }

        return true;
    }

    // At the end, or at what ends a path in its context; blanks behind a whole path are skipped.
    private bool IsAtPathEnd()
    {
        if (Position >= text.Length)
            return true;
        var character = text[Position];
        if (_context != PathContext.Whole)
            return EndsName(character);
        if (!char.IsWhiteSpace(character))
            return false;
        for (var i = Position; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                return false;
        }

        return true;
    }

    private bool EndsName(char character) => _context switch
    {
        PathContext.Argument => character is ',' or ')' || char.IsWhiteSpace(character),
        PathContext.Filter => character is ',' or ')' or ']' or '=' or '!' or '<' or '>' or '~' or '&' or '|' || char.IsWhiteSpace(character),
        _ => false,
    };

    private char At(int position) => position < text.Length ? text[position] : '\0';

    private void SkipBlanks()
    {
        while (Position < text.Length && char.IsWhiteSpace(text[Position]))
            Position++;
    }

    private TextSpan From(int begin) => TextSpan.FromBounds(begin, Position);

    private T? Fail<T>(int position, int length, string reason)
        where T : class => Fail<T>(DiagnosticDescriptors.PathInvalid, position, length, reason);

    private T? Fail<T>(DiagnosticDescriptor descriptor, int position, int length, params string[] arguments)
        where T : class
    {
        var begin = Math.Min(position, text.Length);
        Error ??= new PathError(descriptor, new TextSpan(begin, Math.Min(length, text.Length - begin)), [.. arguments]);
        return null;
    }
}
