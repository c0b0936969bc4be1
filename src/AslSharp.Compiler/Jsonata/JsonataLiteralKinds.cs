namespace AslSharp.Compiler.Jsonata;

/// <summary>Compares literal arguments with signatures; what is no literal fits everything.</summary>
internal static class JsonataLiteralKinds
{
    /// <summary>What is known of a node; null if nothing.</summary>
    public static JsonataLiteralKind? Of(JsonataSyntax node)
    {
        if (!node.Predicates.IsEmpty || node.Group is not null)
            return null;
        return node switch
        {
            JsonataStringSyntax => new('s', []),
            JsonataNumberSyntax => new('n', []),
            JsonataBooleanSyntax => new('b', []),
            JsonataNullSyntax => new('l', []),
            JsonataObjectSyntax => new('o', []),
            JsonataLambdaSyntax or JsonataRegexSyntax or JsonataPartialSyntax or JsonataTransformSyntax => new('f', []),
            JsonataArraySyntax array => new('a', [.. array.Items.Select(Of)]),
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
            if (fits && ((expected.IsRepeated && Matches(argument + 1, parameter)) || Matches(argument + 1, parameter + 1)))
                return true;
            if (!fits && argument < arguments.Count && argument >= furthest.Index)
                furthest = (argument, parameter);
            return (expected.IsOptional || expected.TakesContext) && Matches(argument, parameter + 1);
        }
    }

    private static bool Fits(JsonataParameterType expected, JsonataLiteralKind? argument)
    {
        if (argument is null)
            return true;
        switch (expected.Types)
        {
            case "x":
                return true;
            case "j":
                return argument.Type != 'f';
            case "a" when expected.ItemType is { Length: > 0 } item:
                return argument.Type == 'a' ? argument.Items.All(kind => kind is null || kind.Type == item[0]) : argument.Type == item[0];
            case "a":
                return true;
            default:
                return expected.Types.Contains(argument.Type);
        }
    }

    private static string Describe(JsonataParameterType parameter)
    {
        var types = string.Join(" or ", parameter.Types.Select(Describe));
        return parameter is { Types: "a", ItemType: { Length: > 0 } item } ? $"{types} of {DescribeMany(item[0])}" : types;
    }

    private static string Describe(JsonataLiteralKind kind) =>
        kind.Type == 'a' && kind.Items.OfType<JsonataLiteralKind>().FirstOrDefault() is { } item ? $"an array with {Describe(item.Type)}" : Describe(kind.Type);

    private static string Describe(char type) => type switch
    {
        's' => "a string",
        'n' => "a number",
        'b' => "a boolean",
        'l' => "null",
        'o' => "an object",
        'a' => "an array",
        'f' => "a function",
        _ => "any value",
    };

    private static string DescribeMany(char type) => type switch
    {
        's' => "strings",
        'n' => "numbers",
        'o' => "objects",
        _ => "values",
    };
}
