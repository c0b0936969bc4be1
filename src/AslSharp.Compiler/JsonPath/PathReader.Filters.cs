using System.Collections.Immutable;

namespace AslSharp.Compiler.JsonPath;

// Filters: '[?(…)]' with '!' before '&&' before '||'.
internal sealed partial class PathReader
{
    private FilterSegmentSyntax? ReadFilterSegment(int begin)
    {
        var outer = _context;
        var open = _open;
        _context = PathContext.Filter;
        _open = 0;
        FilterSyntax? all = null;
        while (true)
        {
            SkipBlanks();
            if (At(Position) != '?')
                return Fail<FilterSegmentSyntax>(Position, 1, "a filter starts with '?'; write '?(…)'");
            Position++;
            SkipBlanks();
            if (At(Position) != '(')
                return Fail<FilterSegmentSyntax>(Position, 1, "a filter stands in parentheses; write '?(…)'");
            if (ReadParenthesized() is not { } filter)
                return null;
            all = all is null ? filter : new AndFilterSyntax(all, filter);
            SkipBlanks();
            if (At(Position) != ',')
                break;
            Position++;
        }

        _context = outer;
        _open = open;
        return ReadClosingBracket(begin) ? new FilterSegmentSyntax(From(begin), all) : null;
    }

    private FilterSyntax? ReadParenthesized()
    {
        var begin = Position++;
        if (++_depth > MaximumDepth)
            return Fail<FilterSyntax>(begin, 1, "the filter is nested too deeply; write it in fewer parentheses");
        _open++;
        var filter = ReadOr();
        _depth--;
        _open--;
        if (filter is null)
            return null;
        SkipBlanks();
        if (At(Position) != ')')
        {
            return Position >= text.Length
                ? Fail<FilterSyntax>(begin, text.Length - begin, "the '(' is not closed; write ')'")
                : Fail<FilterSyntax>(Position, 1, $"'{text[Position]}' is not expected here; write '&&', '||' or ')'");
        }

        Position++;
        return filter;
    }

    private FilterSyntax? ReadOr()
    {
        var left = ReadAnd();
        while (left is not null && SkipOperator("||"))
            left = ReadAnd() is { } right ? new OrFilterSyntax(left, right) : null;
        return left;
    }

    private FilterSyntax? ReadAnd()
    {
        var left = ReadNot();
        while (left is not null && SkipOperator("&&"))
            left = ReadNot() is { } right ? new AndFilterSyntax(left, right) : null;
        return left;
    }

    private bool SkipOperator(string symbol)
    {
        SkipBlanks();
        if (string.CompareOrdinal(text, Position, symbol, 0, symbol.Length) != 0)
            return false;
        Position += symbol.Length;
        return true;
    }

    private FilterSyntax? ReadNot()
    {
        SkipBlanks();
        var begin = Position;
        if (At(Position) == '(')
            return ReadParenthesized();
        if (At(Position) != '!')
            return ReadComparison();
        if (++_depth > MaximumDepth)
            return Fail<FilterSyntax>(begin, 1, "the filter is nested too deeply; write it with fewer '!'");
        Position++;
        var operand = ReadNot();
        _depth--;
        return operand is null ? null : new NotFilterSyntax(From(begin), operand);
    }

    private FilterSyntax? ReadComparison()
    {
        var begin = Position;
        if (ReadOperand() is not { } left)
            return null;
        SkipBlanks();
        if (At(Position) is ')' or '&' or '|' || Position >= text.Length)
        {
            return left is PathReferenceSyntax reference
                ? new ExistsFilterSyntax(reference.Path)
                : Fail<FilterSyntax>(begin, left.Span.Length, "a literal alone is no condition; write a comparison, or a path that starts with '@'");
        }

        if (!ReadOperator(out var @operator))
            return null;
        SkipBlanks();
        return ReadOperand(isRight: true) is { } right ? new ComparisonFilterSyntax(left, @operator, right) : null;
    }

    private bool ReadOperator(out FilterOperatorKind kind)
    {
        var begin = Position;
        if (At(Position) is '=' or '!' or '<' or '>' or '~')
        {
            while (At(Position) is '=' or '!' or '<' or '>' or '~')
                Position++;
        }
        else
        {
            while (char.IsLetter(At(Position)))
                Position++;
        }

        var found = OperatorOf(text.Substring(begin, Position - begin));
        kind = found ?? default;
        if (found is null)
            Fail<object>(
                begin, Math.Max(1, Position - begin),
                "an operator is expected here; write one of == != < <= > >= =~ in nin subsetof anyof noneof contains size empty");
        return found is not null;
    }

    // Words are taken in any case, as Jayway takes them.
    private static FilterOperatorKind? OperatorOf(string text) => text.ToLowerInvariant() switch
    {
        "==" => FilterOperatorKind.Equal,
        "!=" => FilterOperatorKind.NotEqual,
        "<" => FilterOperatorKind.Less,
        "<=" => FilterOperatorKind.LessOrEqual,
        ">" => FilterOperatorKind.Greater,
        ">=" => FilterOperatorKind.GreaterOrEqual,
        "=~" => FilterOperatorKind.Matches,
        "in" => FilterOperatorKind.In,
        "nin" => FilterOperatorKind.NotIn,
        "subsetof" => FilterOperatorKind.SubsetOf,
        "anyof" => FilterOperatorKind.AnyOf,
        "noneof" => FilterOperatorKind.NoneOf,
        "contains" => FilterOperatorKind.Contains,
        "size" => FilterOperatorKind.Size,
        "empty" => FilterOperatorKind.Empty,
        _ => null,
    };

    private FunctionSegmentSyntax? ReadFunction(int begin, int nameStart, string name)
    {
        if (FunctionOf(name) is not { } function)
            return Fail<FunctionSegmentSyntax>(Diagnostics.DiagnosticDescriptors.PathFunctionUnknown, nameStart, Position - nameStart, name);
        var outer = _context;
        _context = PathContext.Filter;
        var arguments = ReadList(')', "the '(' is not closed; write ')'");
        _context = outer;
        return arguments is { } list ? new FunctionSegmentSyntax(From(begin), function, name, list) : null;
    }

    private static PathFunctionKind? FunctionOf(string name) => name switch
    {
        "min" => PathFunctionKind.Min,
        "max" => PathFunctionKind.Max,
        "avg" => PathFunctionKind.Average,
        "stddev" => PathFunctionKind.StandardDeviation,
        "sum" => PathFunctionKind.Sum,
        "length" => PathFunctionKind.Length,
        "size" => PathFunctionKind.Size,
        "keys" => PathFunctionKind.Keys,
        "concat" => PathFunctionKind.Concat,
        "append" => PathFunctionKind.Append,
        "first" => PathFunctionKind.First,
        "last" => PathFunctionKind.Last,
        "index" => PathFunctionKind.Index,
        _ => null,
    };

    // What stands between an opening bracket, which is the current character, and its closing one.
    private ImmutableArray<PathOperandSyntax>? ReadList(char closer, string notClosed)
    {
        var begin = Position++;
        var items = ImmutableArray.CreateBuilder<PathOperandSyntax>();
        SkipBlanks();
        while (At(Position) != closer)
        {
            if (Position >= text.Length)
            {
                Fail<object>(begin, text.Length - begin, notClosed);
                return null;
            }

            if (items.Count > 0 && !TakeComma(closer))
                return null;
            if (ReadOperand() is not { } item)
                return null;
            items.Add(item);
            SkipBlanks();
        }

        Position++;
        return items.ToImmutable();
    }

    private bool TakeComma(char closer)
    {
        if (At(Position) != ',')
        {
            Fail<object>(Position, 1, $"'{text[Position]}' is not expected here; write ',' or '{closer}'");
            return false;
        }

        Position++;
        SkipBlanks();
        return true;
    }
}
