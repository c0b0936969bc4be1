using System.Collections.Immutable;

namespace AslSharp.Compiler.JsonPath;

/// <summary>The signature of an intrinsic function.</summary>
/// <param name="Kind">Which function.</param>
/// <param name="Name">Its name in definitions.</param>
/// <param name="Result">What it gives.</param>
/// <param name="Required">The number of arguments that must be there.</param>
/// <param name="HasAnyCount">Whether any number of further arguments may follow.</param>
/// <param name="Parameters">What each argument must be; further arguments may be anything.</param>
public sealed record IntrinsicFunction(
    IntrinsicFunctionKind Kind,
    string Name,
    IntrinsicValueKind Result,
    int Required,
    bool HasAnyCount,
    ImmutableArray<IntrinsicValueKind> Parameters)
{
    /// <summary>All functions, in the order of the reference.</summary>
    public static ImmutableArray<IntrinsicFunction> All { get; } =
    [
        Make(IntrinsicFunctionKind.Format, IntrinsicValueKind.String, [IntrinsicValueKind.String], hasAnyCount: true),
        Make(IntrinsicFunctionKind.StringToJson, IntrinsicValueKind.Any, [IntrinsicValueKind.String]),
        Make(IntrinsicFunctionKind.JsonToString, IntrinsicValueKind.String, [IntrinsicValueKind.Any]),
        Make(IntrinsicFunctionKind.Array, IntrinsicValueKind.Array, [], hasAnyCount: true),
        Make(IntrinsicFunctionKind.ArrayPartition, IntrinsicValueKind.Array, [IntrinsicValueKind.Array, IntrinsicValueKind.Number]),
        Make(IntrinsicFunctionKind.ArrayContains, IntrinsicValueKind.Boolean, [IntrinsicValueKind.Array, IntrinsicValueKind.Any]),
        Make(IntrinsicFunctionKind.ArrayRange, IntrinsicValueKind.Array, [IntrinsicValueKind.Number, IntrinsicValueKind.Number, IntrinsicValueKind.Number]),
        Make(IntrinsicFunctionKind.ArrayGetItem, IntrinsicValueKind.Any, [IntrinsicValueKind.Array, IntrinsicValueKind.Number]),
        Make(IntrinsicFunctionKind.ArrayLength, IntrinsicValueKind.Number, [IntrinsicValueKind.Array]),
        Make(IntrinsicFunctionKind.ArrayUnique, IntrinsicValueKind.Array, [IntrinsicValueKind.Array]),
        Make(IntrinsicFunctionKind.Base64Encode, IntrinsicValueKind.String, [IntrinsicValueKind.String]),
        Make(IntrinsicFunctionKind.Base64Decode, IntrinsicValueKind.String, [IntrinsicValueKind.String]),
        Make(IntrinsicFunctionKind.Hash, IntrinsicValueKind.String, [IntrinsicValueKind.Any, IntrinsicValueKind.String]),
        Make(IntrinsicFunctionKind.JsonMerge, IntrinsicValueKind.Object, [IntrinsicValueKind.Object, IntrinsicValueKind.Object, IntrinsicValueKind.Any]),
        Make(IntrinsicFunctionKind.MathRandom, IntrinsicValueKind.Number, [IntrinsicValueKind.Number, IntrinsicValueKind.Number, IntrinsicValueKind.Number],
            required: 2),
        Make(IntrinsicFunctionKind.MathAdd, IntrinsicValueKind.Number, [IntrinsicValueKind.Number, IntrinsicValueKind.Number]),
        Make(IntrinsicFunctionKind.StringSplit, IntrinsicValueKind.Array, [IntrinsicValueKind.String, IntrinsicValueKind.String]),
        Make(IntrinsicFunctionKind.Uuid, IntrinsicValueKind.String, [], name: "States.UUID"),
    ];

    /// <summary>Whether the result can be a string, as <c>ErrorPath</c> and <c>CausePath</c> of a Fail state need it (ASL reference, section 4.4).</summary>
    public bool CanGiveErrorText => Result == IntrinsicValueKind.String || Kind == IntrinsicFunctionKind.ArrayGetItem;

    /// <summary>Whether the function can be called with so many arguments.</summary>
    /// <param name="count">How many.</param>
    public bool Takes(int count) => count >= Required && (count <= Parameters.Length || HasAnyCount);

    /// <summary>The function of that name; null if there is none.</summary>
    /// <param name="name">The name, case-sensitive.</param>
    public static IntrinsicFunction? Find(string name) => All.FirstOrDefault(function => function.Name == name);

    private static IntrinsicFunction Make(
        IntrinsicFunctionKind kind,
        IntrinsicValueKind result,
        ImmutableArray<IntrinsicValueKind> parameters,
        int? required = null,
        bool hasAnyCount = false,
        string? name = null) =>
        new(kind, name ?? $"States.{kind}", result, required ?? parameters.Length, hasAnyCount, parameters);
}
