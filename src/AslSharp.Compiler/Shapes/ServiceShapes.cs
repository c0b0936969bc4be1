using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Services;

namespace AslSharp.Compiler.Shapes;

/// <summary>What service integrations give, by the models of the services (reference 11).</summary>
internal static class ServiceShapes
{
    // What is deeper is rarely read, and a model may be inside of itself.
    private const int MostDepth = 7;

    // Their results are taken apart or put together on the way, so that the service's own model says nothing about them.
    private static readonly HashSet<string> Unmodelled = new(StringComparer.Ordinal) { "lambda", "http", "apigateway", "bedrock", "bedrock-agentcore", "eks" };

    /// <summary>What a service integration gives at once. The result of a job may be another's who has its token, as what comes by token alone is.</summary>
    /// <param name="resource">The resource.</param>
    public static Shape Result(BoundResource resource)
    {
        if (resource.Kind != BoundResourceKind.Integration || resource.WaitsForToken || resource.IsSync || Unmodelled.Contains(resource.ResourceType))
            return Shape.Any;
        return ServiceModel.FindFor(resource.ResourceType)?.FindOperation(resource.ActionName) switch
        {
            null => Shape.Any,
            { Output: null } => Shape.AnyObject,
            { Output: { } output } => Shape.OfMembers(Members(output, MostDepth).Concat(Metadata)),
        };
    }

    private static readonly MemberShape[] Metadata =
        [new("SdkHttpMetadata", Shape.AnyObject, IsRequired: false), new("SdkResponseMetadata", Shape.AnyObject, IsRequired: false)];

    private static Shape Of(ServiceShape shape, int depth)
    {
        if (depth == 0 || shape.IsOpen) return Shape.Any;
        return Shape.Join(shape.Kind switch
        {
            ServiceShapeKind.Structure => Shape.OfMembers(Members(shape, depth)),
            ServiceShapeKind.List => Shape.ArrayOf(Of(shape.Item, depth - 1)),
            ServiceShapeKind.Map => Shape.AnyObject,
            ServiceShapeKind.String => Shape.String,
            ServiceShapeKind.Boolean => Shape.Boolean,
            ServiceShapeKind.Integer => Shape.Integer,
            ServiceShapeKind.Number => Shape.Number,

            // A text, or seconds where the service itself sends such.
            ServiceShapeKind.Timestamp => Shape.Join(Shape.String, Shape.Number),

            // A text, or the JSON in it.
            _ => Shape.Any,
        }, Shape.Null);
    }

    // A result spells acronyms as the SDK for Java does, or as the model does; what has no value may be left out.
    private static IEnumerable<MemberShape> Members(ServiceShape shape, int depth)
    {
        foreach (var member in shape.Members)
        {
            var value = Of(member.Shape, depth - 1);
            yield return new MemberShape(member.SdkName, value, IsRequired: false);
            if (member.PascalName != member.SdkName) yield return new MemberShape(member.PascalName, value, IsRequired: false);
        }
    }
}
