using AslSharp.Compiler.JsonPath;

namespace AslSharp.Compiler.Tests.JsonPath;

/// <summary>Prints a parsed path in one canonical form, so that a test can say what was understood.</summary>
internal static class PathPrinter
{
    public static string Print(JsonPathSyntax path)
    {
        var root = path.Root switch
        {
            PathRootKind.Data => "$",
            PathRootKind.Context => "$$",
            PathRootKind.Variable => "$" + path.Variable,
            _ => "@",
        };
        return root + string.Concat(path.Segments.Select(Print));
    }

    private static string Print(PathSegmentSyntax segment) => segment switch
    {
        NameSegmentSyntax names => "[" + string.Join(",", names.Names.Select(name => $"'{name}'")) + "]",
        IndexSegmentSyntax indexes => "[" + string.Join(",", indexes.Indexes) + "]",
        SliceSegmentSyntax slice => $"[{slice.Start}:{slice.End}]",
        WildcardSegmentSyntax => "[*]",
        DescendantSegmentSyntax => "..",
        FilterSegmentSyntax filter => "[?" + Print(filter.Filter) + "]",
        FunctionSegmentSyntax function => $".{function.Name}({string.Join(",", function.Arguments.Select(Print))})",
        _ => throw new InvalidOperationException(segment.GetType().Name),
    };

    private static string Print(FilterSyntax filter) => filter switch
    {
        AndFilterSyntax and => $"({Print(and.Left)} && {Print(and.Right)})",
        OrFilterSyntax or => $"({Print(or.Left)} || {Print(or.Right)})",
        NotFilterSyntax not => $"!{Print(not.Operand)}",
        ExistsFilterSyntax exists => Print(exists.Path),
        ComparisonFilterSyntax comparison => $"({Print(comparison.Left)} {comparison.Operator} {Print(comparison.Right)})",
        _ => throw new InvalidOperationException(filter.GetType().Name),
    };

    private static string Print(PathOperandSyntax operand) => operand switch
    {
        PathReferenceSyntax reference => Print(reference.Path),
        PathLiteralSyntax { Kind: PathLiteralKind.String } text => $"\"{text.Text}\"",
        PathLiteralSyntax { Kind: PathLiteralKind.Pattern } pattern => $"/{pattern.Text}/{pattern.Flags}",
        PathLiteralSyntax { Kind: PathLiteralKind.List } list => "{" + string.Join(",", list.Items.Select(Print)) + "}",
        PathLiteralSyntax literal => literal.Text,
        _ => throw new InvalidOperationException(operand.GetType().Name),
    };
}
