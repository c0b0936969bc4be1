using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace AslSharp.Runtime;

// Arrays and dictionaries.
public static partial class Conversion
{
    /// <summary>The items of an array.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="read">Reads an item.</param>
    /// <returns>The items.</returns>
    /// <exception cref="JsonException">The value is no array, or an item does not fit.</exception>
    public static T[] ReadArray<T>(AslValue value, Func<AslValue, T> read)
    {
        if (!value.IsArray) throw Misfit(value, "an array");
        var items = value.Items;
        if (items.IsEmpty) return [];
        var array = new T[items.Length];
        var index = 0;
        try
        {
            for (; index < array.Length; index++) array[index] = read(items[index]);
        }
        catch (JsonException problem)
        {
            throw Inside(index.ToString(CultureInfo.InvariantCulture), problem);
        }

        return array;
    }

    /// <summary>The items of an array, put into a collection.</summary>
    /// <typeparam name="TCollection">The collection.</typeparam>
    /// <typeparam name="T">The type of its items.</typeparam>
    /// <param name="collection">An empty collection.</param>
    /// <param name="items">The items.</param>
    /// <returns>The collection.</returns>
    public static TCollection Fill<TCollection, T>(TCollection collection, IEnumerable<T> items)
        where TCollection : ICollection<T>
    {
        foreach (var item in items) collection.Add(item);
        return collection;
    }

    /// <summary>The members of an object as a dictionary.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="readKey">Reads a key.</param>
    /// <param name="read">Reads a member's value.</param>
    /// <returns>The dictionary.</returns>
    /// <exception cref="JsonException">The value is no object, or a member does not fit.</exception>
    public static Dictionary<TKey, T> ReadDictionary<TKey, T>(AslValue value, Func<AslValue, TKey> readKey, Func<AslValue, T> read)
        where TKey : notnull
    {
        if (!value.IsObject) throw Misfit(value, "an object");
        var dictionary = new Dictionary<TKey, T>(value.Count);
        PropertyName? at = null;
        try
        {
            foreach (ref readonly var property in value.Properties)
            {
                at = property.Name;
                dictionary[readKey(Key<TKey>(at.Text))] = read(property.Value);
            }
        }
        catch (JsonException problem)
        {
            throw Inside(at, problem);
        }

        return dictionary;
    }

    /// <summary>A collection as a value.</summary>
    /// <typeparam name="T">The type of its items.</typeparam>
    /// <param name="items">The collection, or null.</param>
    /// <param name="write">Writes an item.</param>
    /// <returns>The array.</returns>
    public static AslValue WriteItems<T>(IEnumerable<T>? items, Func<T, AslValue> write)
    {
        switch (items)
        {
            case null: return AslValue.Null;
            case T[] array: return WriteSpan<T>(array, write);
            case List<T> list: return WriteSpan<T>(CollectionsMarshal.AsSpan(list), write);
        }

        var values = new List<AslValue>();
        foreach (var item in items) values.Add(write(item));
        return values.Count == 0 ? AslValue.EmptyArray : Values.Array([.. values]);
    }

    /// <summary>A dictionary as a value.</summary>
    /// <typeparam name="TKey">The type of its keys.</typeparam>
    /// <typeparam name="T">The type of its values.</typeparam>
    /// <param name="members">The dictionary, or null.</param>
    /// <param name="writeKey">Writes a key.</param>
    /// <param name="write">Writes a value.</param>
    /// <returns>The object.</returns>
    public static AslValue WriteMembers<TKey, T>(IEnumerable<KeyValuePair<TKey, T>>? members, Func<TKey, AslValue> writeKey, Func<T, AslValue> write)
    {
        if (members is null) return AslValue.Null;
        var properties = new List<AslProperty>();
        foreach (var (key, value) in members)
        {
            var name = writeKey(key);
            properties.Add(new(PropertyName.FromData(name.TryGetString(out var text) ? text : name.ToString()), write(value)));
        }

        return AslValue.Object(CollectionsMarshal.AsSpan(properties));
    }

    private static AslValue WriteSpan<T>(ReadOnlySpan<T> items, Func<T, AslValue> write)
    {
        if (items.IsEmpty) return AslValue.EmptyArray;
        var values = new AslValue[items.Length];
        for (var i = 0; i < values.Length; i++) values[i] = write(items[i]);
        return Values.Array(values);
    }

    // A number is a key by its text.
    private static AslValue Key<TKey>(string text)
        => typeof(TKey).IsPrimitive && typeof(TKey) != typeof(char)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? AslValue.Of(number)
            : AslValue.Of(text);
}
