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
        var json = RequireString(text, "string", call);
        if (json.AsSpan().Trim(" \t\r\n").IsEmpty)
            return AslValue.Null;
        if (!AslValue.TryParse(json, out var value, out var error))
            throw Fault(call, error!.Message);
        // The service's parser has no negative zero among its integers.
        return json.Contains("-0", StringComparison.Ordinal) ? WithoutNegativeZero(value) : value;
    }

    /// <summary><c>States.JsonToString</c>: the value as JSON text, without spaces, members in their order.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>A string.</returns>
    public static AslValue JsonToString(AslValue value) => AslValue.Of(value.ToString());

    /// <summary><c>States.JsonMerge</c>: one object of two; where both have a member the second's value wins.</summary>
    /// <param name="first">An object.</param>
    /// <param name="second">An object.</param>
    /// <param name="deep">
    /// Whether members that are objects on both sides are merged in turn. The service documents <c>false</c> only; the specification defines both.
    /// </param>
    /// <param name="call">The call as written.</param>
    /// <returns>An object: the first's members in their order, then what the second adds.</returns>
    /// <exception cref="RuntimeFault">An argument is of the wrong kind.</exception>
    public static AslValue JsonMerge(AslValue first, AslValue second, AslValue deep, string call)
    {
        RequireObject(first, "json1", call);
        RequireObject(second, "json2", call);
        if (!deep.IsBoolean)
            throw Fault(call, $"The argument 'deep merge' must be a boolean but was: {deep}");
        return Merge(first, second, deep.GetBoolean());
    }

    private static AslValue Merge(AslValue first, AslValue second, bool deep)
    {
        var added = second.Properties;
        if (added.IsEmpty)
            return first;
        var members = new AslProperty[first.Count + added.Length];
        var count = 0;
        foreach (var member in first.Properties)
        {
            var other = second[member.Name];
            members[count++] = new AslProperty(member.Name, other.IsUndefined ? member.Value : Chosen(member.Value, other, deep));
        }

        foreach (var member in added)
        {
            if (first[member.Name].IsUndefined)
                members[count++] = member;
        }

        return Values.Object(members[..count]);
    }

    private static AslValue Chosen(AslValue first, AslValue second, bool deep) =>
        deep && first.IsObject && second.IsObject ? Merge(first, second, deep: true) : second;

    private static AslValue WithoutNegativeZero(AslValue value)
    {
        switch (value.Kind)
        {
            case AslKind.Number:
                return value.ToString() is "-0" ? AslValue.Of(0L) : value;
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
