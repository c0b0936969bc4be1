namespace AslSharp.Runtime;

/// <content>Functions on JSON text and objects.</content>
public static partial class Intrinsics
{
    /// <summary><c>States.StringToJson</c>: the value a JSON text stands for.</summary>
    /// <param name="text">The text; an empty or blank one gives null.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>Any value.</returns>
    /// <exception cref="RuntimeFault">The argument is not a string, or not JSON.</exception>
    public static AslValue StringToJson(AslValue text, string call)
    {
        var json = RequireString(text, call, nameof(StringToJson));
        if (json.AsSpan().Trim(" \t\r\n").IsEmpty)
            return AslValue.Null;
        if (!AslValue.TryParse(json, out var value, out var error))
        {
            throw Fault(
                call,
                $"Cannot convert String to Json in States.StringToJson, caused by: {JacksonMessage.Of(json) ?? error!.Message}");
        }

        // The service's parser has no negative zero among its integers.
        return json.Contains("-0", StringComparison.Ordinal) ? WithoutNegativeZero(value) : value;
    }

    /// <summary><c>States.JsonToString</c>: the value as JSON text, without spaces, members in their order.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>A string.</returns>
    public static AslValue JsonToString(AslValue value) => AslValue.Of(value.ToJson());

    /// <summary><c>States.JsonMerge</c>: one object of two; where both have a member the second's value wins.</summary>
    /// <param name="first">An object.</param>
    /// <param name="second">An object.</param>
    /// <param name="deep">Not true: the service merges no deeper.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>An object: the first's members in their order, then what the second adds.</returns>
    /// <exception cref="RuntimeFault">One of the first two is no object, or the third is true.</exception>
    public static AslValue JsonMerge(AslValue first, AslValue second, AslValue deep, string call)
    {
        if (!first.IsObject || !second.IsObject || deep == AslValue.True) throw InvalidArguments(call, nameof(JsonMerge));
        var members = new AslProperty[first.Count + second.Count];
        var count = 0;
        foreach (var member in first.Properties)
        {
            var other = second[member.Name];
            members[count++] = other.IsUndefined ? member : new AslProperty(member.Name, other);
        }

        foreach (var member in second.Properties)
        {
            if (first[member.Name].IsUndefined)
                members[count++] = member;
        }

        return Values.Object(members[..count]);
    }

    private static AslValue WithoutNegativeZero(AslValue value)
    {
        switch (value.Kind)
        {
            case AslKind.Number:
                return value.ToJson() is "-0" ? AslValue.Of(0L) : value;
            case AslKind.Array:
                var items = value.Items.ToArray();
                for (var i = 0; i < items.Length; i++)
                    items[i] = WithoutNegativeZero(items[i]);
                return Values.Array(items);
            case AslKind.Object:
                var members = value.Properties.ToArray();
                for (var i = 0; i < members.Length; i++)
                    members[i] = new AslProperty(members[i].Name, WithoutNegativeZero(members[i].Value));
                return Values.Object(members);
            default:
                return value;
        }
    }
}
