using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AslSharp.Runtime;

/// <summary>
/// What emitted conversions between C# types and values are made of. What does not fit is a <see cref="JsonException"/>, whose path is the JSON
/// pointer of the place: the outer conversions put their part in front while it passes them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Conversion
{
    private const int LongestFound = 60;

    /// <summary>Whether there is nothing to read for something that may be null.</summary>
    /// <param name="value">The value.</param>
    /// <returns>True for null and for Undefined.</returns>
    public static bool IsNone(AslValue value) => value.IsUndefined || value.IsNull;

    /// <summary>Whether something has the default of its type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The thing.</param>
    /// <returns>True for the default.</returns>
    public static bool IsDefault<T>(T value) => EqualityComparer<T>.Default.Equals(value, default);

    /// <summary>Refuses a member that is not there, where null would do.</summary>
    /// <param name="value">The member.</param>
    /// <returns>The same.</returns>
    /// <exception cref="JsonException">The member is not there.</exception>
    public static AslValue Required(AslValue value) => value.IsUndefined ? throw Misfit(value, "a value or null") : value;

    /// <summary>A member that is at hand, of an object that is made of its members one by one.</summary>
    /// <param name="at">The member's name, noted for errors.</param>
    /// <param name="value">The member.</param>
    /// <returns>The same member.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue Member(PropertyName at, AslValue value) => value;

    /// <summary>Refuses what is no object.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type that is read.</param>
    /// <exception cref="JsonException">The value is no object.</exception>
    public static void ExpectObject(AslValue value, string type)
    {
        if (!value.IsObject) throw Misfit(value, $"an object for {type}");
    }

    /// <summary>Refuses members that a type does not have.</summary>
    /// <param name="value">The object.</param>
    /// <param name="type">The type that is read.</param>
    /// <param name="known">The members that it has.</param>
    /// <exception cref="JsonException">There is another one.</exception>
    public static void ExpectOnly(AslValue value, string type, params ReadOnlySpan<PropertyName> known)
    {
        foreach (ref readonly var property in value.Properties)
        {
            if (!Contains(known, property.Name))
                throw Inside(
                    property.Name,
                    new JsonException($"Nothing, since {type} has no such member, was expected, and {Found(property.Value)} was found", "", null, null));
        }
    }

    /// <summary>Refuses objects that are nested more deeply than the stack is, such as those that contain themselves.</summary>
    /// <exception cref="JsonException">They are.</exception>
    public static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new JsonException("The objects are nested too deeply, or contain themselves", "", null, null);
    }

    /// <summary>A problem inside of a member, as it is seen from the object.</summary>
    /// <param name="member">The member; null where the object itself has the problem.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>The problem with its longer path.</returns>
    public static JsonException Inside(PropertyName? member, JsonException problem)
        => member is null ? problem : Inside(member.Text.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal), problem);

    /// <summary>What the type discriminator of an object says: a text as it is, a number with <c>#</c> in front; null where there is none.</summary>
    /// <param name="value">The object.</param>
    /// <param name="name">The discriminator's name.</param>
    /// <returns>The discriminator.</returns>
    public static string? Tag(AslValue value, PropertyName name)
    {
        var tag = value[name];
        return tag.TryGetString(out var text) ? text : tag.IsUndefined ? null : "#" + tag;
    }

    /// <summary>An object with a type discriminator in front.</summary>
    /// <param name="name">The discriminator's name.</param>
    /// <param name="tag">The discriminator.</param>
    /// <param name="value">The object.</param>
    /// <returns>Both together.</returns>
    public static AslValue Tagged(PropertyName name, AslValue tag, AslValue value) => Values.Object([new(name, tag), .. value.Properties]);

    /// <summary>The failure of an object whose type discriminator is missing or unknown.</summary>
    /// <param name="value">The object.</param>
    /// <param name="name">The discriminator's name.</param>
    /// <param name="known">The known ones, in words.</param>
    /// <returns>The exception.</returns>
    public static JsonException UnknownTag(AslValue value, PropertyName name, string known)
        => value.IsObject ? Inside(name, Misfit(value[name], "one of " + known)) : Misfit(value, "an object");

    /// <summary>The failure of an object whose type the contract does not know.</summary>
    /// <param name="value">The object.</param>
    /// <param name="type">The type that it is written as.</param>
    /// <returns>The exception.</returns>
    public static JsonException UnknownType(object value, string type)
        => new($"A {value.GetType().Name} cannot be written as {type}: it is none of the types that JsonDerivedType names", "", null, null);

    /// <summary>An object of the members that are there: those whose value is Undefined are left out.</summary>
    /// <param name="members">The members; names are distinct.</param>
    /// <returns>The object.</returns>
    public static AslValue Object(params ReadOnlySpan<AslProperty> members)
    {
        var count = 0;
        var kept = new AslProperty[members.Length];
        foreach (ref readonly var member in members)
        {
            if (!member.Value.IsUndefined) kept[count++] = member;
        }

        return Values.Object(count == kept.Length ? kept : kept[..count]);
    }

    /// <summary>An object and the members of another one.</summary>
    /// <param name="value">The object.</param>
    /// <param name="further">Another one, whose members come last, or nothing.</param>
    /// <returns>Both together.</returns>
    public static AslValue Joined(AslValue value, AslValue further) => IsNone(further) ? value : Values.Merge(value, further.Properties);

    /// <summary>The members of an object that its type does not have.</summary>
    /// <param name="value">The object.</param>
    /// <param name="known">The members that the type has.</param>
    /// <returns>An object of the others; Undefined where there are none.</returns>
    public static AslValue Rest(AslValue value, params ReadOnlySpan<PropertyName> known)
    {
        var rest = new List<AslProperty>();
        foreach (ref readonly var property in value.Properties)
        {
            if (!Contains(known, property.Name)) rest.Add(property);
        }

        return rest.Count == 0 ? default : Values.Object([.. rest]);
    }

    /// <summary>The failure of a value that does not fit.</summary>
    internal static JsonException Misfit(AslValue value, string expected)
        => new($"{Capital(expected)} was expected, and {Found(value)} was found", "", null, null);

    private static JsonException Inside(string segment, JsonException problem)
    {
        var inner = problem.Path ?? "";
        var message = problem.Message;
        // Every message ends with its place.
        var end = inner.Length == 0 ? "" : Place(inner);
        if (end.Length > 0 && message.EndsWith(end, StringComparison.Ordinal)) message = message[..^end.Length];
        var path = $"/{segment}{inner}";
        return new JsonException(message + Place(path), path, null, null);
    }

    private static string Place(string path) => $" at {path}.";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Found(AslValue value)
    {
        if (value.IsUndefined) return "nothing";
        if (value.IsObject) return "an object";
        if (value.IsArray) return "an array";
        var text = value.IsString ? JsonEncodedText.Encode(value.GetString()).ToString() : value.ToString();
        if (text.Length > LongestFound) text = text[..LongestFound] + "…";
        return value.IsString ? $"the text \"{text}\"" : text;
    }

    private static bool Contains(ReadOnlySpan<PropertyName> names, PropertyName name)
    {
        foreach (var known in names)
        {
            if (known.Equals(name)) return true;
        }

        return false;
    }
}
