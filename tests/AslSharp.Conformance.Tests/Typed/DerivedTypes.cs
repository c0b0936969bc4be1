using AslSharp.Cli.Cases;
using AslSharp.Cli.Types;
using AslSharp.Compiler;
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
        var envelopes = AslCompiler.Compile(file, cancellationToken).Plan.Surface.Tasks.Where(static task => IsEnvelope(task.Resource))
            .Select(static task => task.StateName).ToHashSet(StringComparer.Ordinal);
        // Records write their members in the order of the names, which only texts of JSON show.
        var showsOrder = file.Text.ToString() is var text && (text.Contains("JsonToString", StringComparison.Ordinal) || text.Contains("$string", StringComparison.Ordinal));
        var results = new Dictionary<string, AslValue>(StringComparer.Ordinal);
        foreach (var (state, answers) in @case.Case.Tasks.IsObject ? @case.Case.Tasks.Properties : [])
        {
            var given = answers.Items.ToArray().Select(static answer => answer["return"]).Where(static result => !result.IsUndefined).ToArray();
            results[state.Text] = Sample([.. given.Select(result => envelopes.Contains(state.Text) ? result["Payload"] : result)], showsOrder);
        }

        var types = MachineTypes.Of(file, Sample([@case.Case.Input], showsOrder), results, cancellationToken);
        return CSharpTypes.Write(types, target, file.Path.TrimStart('/'));
    }

    /// <summary>Whether such C# says more than that there may be any value.</summary>
    internal static bool HasSome(string contract) => contract.Contains("typeof(", StringComparison.Ordinal) || contract.Contains("Task<", StringComparison.Ordinal);

    /// <summary>Whether what a method gives is only the payload of a result.</summary>
    internal static bool IsEnvelope(string resource) => resource.Contains(":lambda:invoke", StringComparison.Ordinal);

    // A record has all of its members, always: values that differ in that have no common one.
    private static AslValue Sample(AslValue[] values, bool showsOrder)
    {
        if (values.Length == 0 || !Array.TrueForAll(values, value => IsPlain(value, showsOrder)) || !IsPlain(SampleShapes.Of(values[0]))) return Untold;
        return Array.TrueForAll(values, value => SampleShapes.Of(value) == SampleShapes.Of(values[0])) ? values[0] : Untold;
    }

    private static bool IsPlain(AslValue value, bool showsOrder)
    {
        if (value.IsArray) return value.Items.ToArray().All(item => IsPlain(item, showsOrder));
        if (value.IsNumber) return !value.TryGetInt64(out _) || !value.ToJson().Contains('.', StringComparison.Ordinal);
        if (!value.IsObject) return !value.IsUndefined && !value.IsNull;
        var names = value.Properties.ToArray().Select(static member => member.Name.Text).ToArray();
        return (!showsOrder || names.SequenceEqual(names.Order(StringComparer.Ordinal)))
            && value.Properties.ToArray().All(member => IsPlain(member.Value, showsOrder));
    }

    private static bool IsPlain(Shape shape)
        => (shape.Array is null || IsPlain(shape.Array.Element))
            && (shape.Object is null || shape.Object.Members.All(static member => member.IsRequired && IsPlain(member.Shape)));
}
