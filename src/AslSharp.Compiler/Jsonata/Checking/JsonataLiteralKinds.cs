using AslSharp.Compiler.Signatures;

namespace AslSharp.Compiler.Jsonata;

/// <summary>Compares literal arguments with signatures; what is no literal fits everything.</summary>
internal static class JsonataLiteralKinds
{
    private static readonly JsonataTypes[] All =
    [
        JsonataTypes.String, JsonataTypes.Number, JsonataTypes.Boolean, JsonataTypes.Null, JsonataTypes.Object, JsonataTypes.Array, JsonataTypes.Function,
    ];

    /// <summary>What is known of a node; null if nothing.</summary>
    public static JsonataLiteralKind? Of(JsonataSyntax node)
    {
        if (!node.Predicates.IsEmpty || node.Group is not null)
            return null;
        return node switch
        {
            JsonataStringSyntax => new(JsonataTypes.String, []),
            JsonataNumberSyntax => new(JsonataTypes.Number, []),
            JsonataBooleanSyntax => new(JsonataTypes.Boolean, []),
            JsonataNullSyntax => new(JsonataTypes.Null, []),
            JsonataObjectSyntax => new(JsonataTypes.Object, []),
            JsonataLambdaSyntax or JsonataRegexSyntax or JsonataPartialSyntax or JsonataTransformSyntax => new(JsonataTypes.Function, []),
            JsonataArraySyntax array => new(JsonataTypes.Array, [.. array.Items.Select(Of)]),
            _ => null,
        };
    }

    /// <summary>The argument that fits in no way; null if all may fit.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="arguments">What is known of the arguments.</param>
    public static (int Index, string Expected, string Actual)? FindMismatch(JsonataSignature signature, IReadOnlyList<JsonataLiteralKind?> arguments)
    {
        var furthest = (Index: 0, Parameter: 0);
        if (Matches(0, 0))
            return null;
        return arguments.Count > furthest.Index && arguments[furthest.Index] is { } actual
            ? (furthest.Index, Describe(signature.Parameters[furthest.Parameter]), Describe(actual))
            : null;

        // As the reference's regular expression over the letters of the arguments: parameters may be left out where the signature lets them.
        bool Matches(int argument, int parameter)
        {
            if (parameter == signature.Parameters.Count)
                return argument == arguments.Count;
            var expected = signature.Parameters[parameter];
            var fits = argument < arguments.Count && Fits(expected, arguments[argument]);
            if (fits && ((expected.Repeats && Matches(argument + 1, parameter)) || Matches(argument + 1, parameter + 1)))
                return true;
            if (!fits && argument < arguments.Count && argument >= furthest.Index)
                furthest = (argument, parameter);
            return expected.IsOptional && Matches(argument, parameter + 1);
        }
    }

    private static bool Fits(JsonataParameter expected, JsonataLiteralKind? argument)
    {
        if (argument is null)
            return true;
        if (expected is not { IsArray: true, Items: { } items })
            return (expected.Types & argument.Type) != 0;
        return argument.Type == JsonataTypes.Array ? argument.Items.All(kind => kind is null || kind.Type == items) : argument.Type == items;
    }

    private static string Describe(JsonataParameter parameter)
    {
        if (parameter.IsArray)
            return parameter.Items is { } items ? $"an array of {DescribeMany(items)}" : "an array";
        return (parameter.Types & JsonataTypes.Json) == JsonataTypes.Json
            ? "any value"
            : string.Join(" or ", All.Where(type => (parameter.Types & type) != 0).Select(Describe));
    }

    private static string Describe(JsonataLiteralKind kind) =>
        kind.Type == JsonataTypes.Array && kind.Items.OfType<JsonataLiteralKind>().FirstOrDefault() is { } item
            ? $"an array with {Describe(item.Type)}" : Describe(kind.Type);

    private static string Describe(JsonataTypes type) => type switch
    {
        JsonataTypes.String => "a string",
        JsonataTypes.Number => "a number",
        JsonataTypes.Boolean => "a boolean",
        JsonataTypes.Null => "null",
        JsonataTypes.Object => "an object",
        JsonataTypes.Array => "an array",
        _ => "a function",
    };

    private static string DescribeMany(JsonataTypes type) => type switch
    {
        JsonataTypes.String => "strings",
        JsonataTypes.Number => "numbers",
        JsonataTypes.Object => "objects",
        _ => "values",
    };
}
