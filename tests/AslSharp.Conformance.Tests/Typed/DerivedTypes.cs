using AslSharp.Cli.Cases;
using AslSharp.Cli.Types;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Text;

namespace AslSharp.Conformance.Tests.Typed;

/// <summary>The types of a case's machine, told by what the case hands to it and what its tasks give.</summary>
internal static class DerivedTypes
{
    // Of this nothing is derived: the type of an object without members is any value.
    private static readonly AslValue Untold = AslValue.EmptyObject;

    /// <summary>The C# that declares them.</summary>
    internal static string Write(ExecutionCase @case, AslFile file, StateMachineTarget target, CancellationToken cancellationToken)
    {
        var results = new Dictionary<string, AslValue>(StringComparer.Ordinal);
        foreach (var (state, answers) in @case.Case.Tasks.IsObject ? @case.Case.Tasks.Properties : [])
        {
            var given = answers.Items.ToArray().Select(static answer => answer["return"]).Where(static result => !result.IsUndefined).ToArray();
            results[state.Text] = Sample([.. given.Select(Payload)]);
        }

        var types = MachineTypes.Of(file, Sample([@case.Case.Input]), results, cancellationToken);
        return CSharpTypes.Write(types, target, Path.GetFileName(file.Path));
    }

    /// <summary>What a method gives of a result: of <c>lambda:invoke</c> the payload.</summary>
    internal static AslValue Payload(AslValue result) => result.IsObject && result["Payload"] is { IsUndefined: false } payload && !result["SdkHttpMetadata"].IsUndefined
        ? payload : result;

    // A record has all of its members, always: values that differ in them have no common one.
    private static AslValue Sample(AslValue[] values)
    {
        if (values.Length == 0 || !values.All(static value => IsPlain(SampleShapes.Of(value)))) return Untold;
        return values.All(value => SampleShapes.Of(value) == SampleShapes.Of(values[0])) ? values[0] : Untold;
    }

    private static bool IsPlain(Shape shape)
        => shape.Array?.Element is not { } element || element.IsNever
            ? shape.Object is not { } node || node.Members.All(static member => member.IsRequired && IsPlain(member.Shape) && member.Shape.Kinds != ShapeKinds.Null)
            : IsPlain(element);
}
