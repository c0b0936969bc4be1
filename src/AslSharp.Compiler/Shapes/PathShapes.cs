using AslSharp.Compiler.Json;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Shapes;

/// <summary>What a JSONPath finds.</summary>
/// <param name="findings">Takes the steps that find nothing.</param>
internal sealed class PathShapes(ShapeFindings findings)
{
    /// <summary>What a path that must find something gives. One that cannot is reported, and then stands for anything.</summary>
    /// <param name="path">The path.</param>
    /// <param name="around">What it can read.</param>
    public Shape Evaluate(PathExpressionSyntax path, Surroundings around)
    {
        var found = Find(path, around, isTest: false).Without(ShapeKinds.Missing);
        return found.IsNever ? Shape.Any : found;
    }

    /// <summary>What a path gives, <see cref="ShapeKinds.Missing"/> among the kinds where it may find nothing.</summary>
    /// <param name="path">The path.</param>
    /// <param name="around">What it can read.</param>
    /// <param name="isTest">Whether it only asks whether there is something: then only a slip of the pen is reported.</param>
    public Shape Find(PathExpressionSyntax path, Surroundings around, bool isTest)
    {
        var syntax = path.Path;
        if (syntax.HasPlaceholder)
            return Shape.Any.OrMissing();
        var found = syntax.Root switch
        {
            PathRootKind.Data => around.Data,
            PathRootKind.Context => around.Context,
            PathRootKind.Variable => around.Variable(syntax.Variable ?? ""),
            _ => Shape.Any,
        };
        var isDefinite = true;
        for (var i = 0; i < syntax.Segments.Length; i++)
        {
            var segment = syntax.Segments[i];
            if (segment is DescendantSegmentSyntax or FunctionSegmentSyntax || (segment is NameSegmentSyntax { IsDefinite: false }))
                return segment is FunctionSegmentSyntax || isDefinite ? Shape.Any.OrMissing() : Shape.AnyArray;
            var before = found.Without(ShapeKinds.Missing);
            found = Step(segment, before);
            if (found.IsOnly(ShapeKinds.Missing) && !before.IsNever && !before.IsOnly(ShapeKinds.Null))
                ReportStep(path, segment, before, isTest);
            isDefinite &= segment.IsDefinite;
            if (found.IsOnly(ShapeKinds.Missing))
                break;
        }

        return isDefinite ? found : Shape.ArrayOf(found.Without(ShapeKinds.Missing));
    }

    private static Shape Step(PathSegmentSyntax segment, Shape data) => segment switch
    {
        NameSegmentSyntax name => data.Member(name.Names[0]),
        IndexSegmentSyntax { Indexes: [var index] } => data.Item(index),
        WildcardSegmentSyntax => Shape.Join(data.Element, Values(data)).OrMissing(),
        FilterSegmentSyntax => Shape.Join(data.Element, data.Only(ShapeKinds.Object)).OrMissing(),
        _ => data.Element.OrMissing(),
    };

    private static Shape Values(Shape data) =>
        !data.May(ShapeKinds.Object) ? Shape.Never
        : data.Object is { IsOpen: false } node ? Shape.JoinAll([.. node.Members.Select(static member => member.Shape)])
        : Shape.Any;

    private void ReportStep(PathExpressionSyntax path, PathSegmentSyntax segment, Shape data, bool isTest)
    {
        var text = (JsonStringSyntax)path.Node;
        var (start, length) = (segment.Span.Start, segment.Span.Length);
        if (text.Value[start] == '.')
            (start, length) = (start + 1, length - 1);
        var name = segment is NameSegmentSyntax named ? named.Names[0] : text.Value.Substring(start, length);

        // Which indexes there are is not a matter of types.
        if (!findings.IsActive || (segment is IndexSegmentSyntax && data.May(ShapeKinds.Array))
            || (isTest && !ShapeFindings.IsSlip(name, data.Object?.Members.Select(static member => member.Name) ?? [])))
            return;
        findings.ReportStep(text.MapSpan(start, length), name, data, Advise(data));
    }

    private static string Advise(Shape data) =>
        data.IsOnly(ShapeKinds.Array) ? "take an element of the list before, as with [0]"
        : data.IsOnly(ShapeKinds.String) ? "if the string holds JSON, read it with States.StringToJson in a state before"
        : "write a member that it has, or add this one in a state before";
}
