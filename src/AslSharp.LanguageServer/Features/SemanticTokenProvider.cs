using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.JsonPath;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Places;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Features;

/// <summary>Answers what the parts of paths, of calls and of JSONata are, which to an editor are nothing but text.</summary>
internal static class SemanticTokenProvider
{
    private enum TokenType
    {
        Variable,
        Property,
        Function,
        Text,
        Number,
        Keyword,
        Operator,
        Regex,
    }

    internal static SemanticTokens Find(AnalyzedDocument document, CancellationToken cancellationToken)
    {
        var tokens = new List<(Protocol.Range Range, TokenType Type)>();
        foreach (var definition in document.Definitions)
        {
            foreach (var expression in ExpressionWalk.All(definition))
            {
                cancellationToken.ThrowIfCancellationRequested();
                foreach (var (span, type) in Tokens(expression))
                {
                    var range = definition.ToRange(expression.Map(span));
                    if (range.Start.Line == range.End.Line && range.Start != range.End) tokens.Add((range, type));
                }
            }
        }

        return new SemanticTokens(Encode(tokens));
    }

    // Each place is told by its distance from the one before.
    private static int[] Encode(List<(Protocol.Range Range, TokenType Type)> tokens)
    {
        var data = new List<int>(tokens.Count * 5);
        var (line, end) = (0, 0);
        var character = 0;
        foreach (var (range, type) in tokens.OrderBy(static token => token.Range.Start.Line).ThenBy(static token => token.Range.Start.Character))
        {
            var start = range.Start;
            if (data.Count > 0 && start.Line == line && start.Character < end) continue;
            var distance = start.Line == line ? start.Character - character : start.Character;
            data.AddRange([start.Line - line, distance, range.End.Character - start.Character, (int)type, 0]);
            (line, character, end) = (start.Line, start.Character, range.End.Character);
        }

        return [.. data];
    }

    private static IEnumerable<(TextSpan Span, TokenType Type)> Tokens(ExpressionPlace expression) => expression.Kind switch
    {
        ExpressionKind.Path => JsonPathParser.Parse(expression.Source).Path is { } path ? OfPath(path) : [],
        ExpressionKind.Intrinsic => IntrinsicParser.Parse(expression.Source).Call is { } call ? OfCall(call) : [],
        _ => OfJsonata(expression.Source),
    };

    private static IEnumerable<(TextSpan, TokenType)> OfPath(JsonPathSyntax path)
    {
        var end = path.Segments.IsEmpty ? path.Span.End : path.Segments[0].Span.Start;
        yield return (TextSpan.FromBounds(path.Span.Start, end), TokenType.Variable);
        foreach (var segment in path.Segments)
        {
            var type = segment switch
            {
                NameSegmentSyntax => TokenType.Property,
                IndexSegmentSyntax or SliceSegmentSyntax => TokenType.Number,
                FunctionSegmentSyntax => TokenType.Function,
                _ => TokenType.Operator,
            };
            yield return (segment.Span, type);
        }
    }

    private static IEnumerable<(TextSpan, TokenType)> OfCall(IntrinsicCallSyntax call)
        => call.Arguments.SelectMany(static argument => argument switch
        {
            IntrinsicCallSyntax inner => OfCall(inner),
            IntrinsicPathSyntax path => OfPath(path.Path),
            IntrinsicStringSyntax => [(argument.Span, TokenType.Text)],
            IntrinsicNumberSyntax => [(argument.Span, TokenType.Number)],
            _ => [(argument.Span, TokenType.Keyword)],
        }).Prepend((call.NameSpan, TokenType.Function));

    private static IEnumerable<(TextSpan, TokenType)> OfJsonata(string source)
    {
        var lexer = new JsonataLexer(source, JsonataDialect.StepFunctions, static _ => { });
        var isInfix = false;
        while (lexer.Next(isInfix) is { Kind: not JsonataTokenKind.End } token)
        {
            isInfix = token.Kind != JsonataTokenKind.Operator || token.Text is ")" or "]" or "}";
            yield return (token.Span, token.Kind switch
            {
                JsonataTokenKind.Variable => IsCalled(source, token.Span.End) ? TokenType.Function : TokenType.Variable,
                JsonataTokenKind.Name => token.Text == "function" ? TokenType.Keyword : TokenType.Property,
                JsonataTokenKind.String => TokenType.Text,
                JsonataTokenKind.Number => TokenType.Number,
                JsonataTokenKind.Regex => TokenType.Regex,
                JsonataTokenKind.Operator => token.Text.Length > 1 && char.IsLetter(token.Text[0]) ? TokenType.Keyword : TokenType.Operator,
                _ => TokenType.Keyword,
            });
        }
    }

    private static bool IsCalled(string source, int end) => end < source.Length && source[end] == '(';
}
