using AslSharp.Compiler.Shapes;

namespace AslSharp.Cli.Types;

/// <summary>The shapes of sample values: what they say about others of their kind.</summary>
internal static class SampleShapes
{
    /// <summary>The shape of values like this one: any text where there is one, lists of any length.</summary>
    internal static Shape Of(AslValue sample)
    {
        if (sample.IsArray) return Shape.ArrayOf(sample.Items.ToArray().Select(Of).Aggregate(Shape.Never, Shape.Join));
        if (sample.IsObject)
            return Shape.OfMembers(
                [.. sample.Properties.ToArray().Select(static member => new MemberShape(member.Name.Text, Of(member.Value), IsRequired: true))]);
        if (sample.IsString) return Shape.String;
        if (sample.IsNumber) return sample.TryGetInt64(out _) ? Shape.Integer : Shape.Number;
        return sample.IsBoolean ? Shape.Boolean : Shape.Null;
    }
}
