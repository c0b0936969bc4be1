using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// The transform operator. Its copy is made of objects that may still change, each by itself, so that what the pattern finds in the copy can be
/// changed where it stands. After the transform they change no more.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transformation
{
    /// <summary>A deep copy whose objects may be changed. As in the reference it goes through text: numbers keep fifteen digits, functions are empty.</summary>
    /// <param name="value">An object or an array.</param>
    /// <returns>The copy.</returns>
    public static AslValue Clone(AslValue value) => Copy(value, isText: true);

    private static AslValue Copy(in AslValue value, bool isText)
    {
        if (value.IsArray)
        {
            CallBudget.Descend(value.Count);
            var items = new AslValue[value.Count];
            for (var i = 0; i < items.Length; i++) items[i] = Copy(value[i], isText);
            return AslValue.FromOwned(items);
        }

        if (value.IsObject)
        {
            CallBudget.Descend(value.Count);
            var properties = value.Properties.ToArray();
            for (var i = 0; i < properties.Length; i++) properties[i] = new(properties[i].Name, Copy(properties[i].Value, isText));
            return AslValue.FromLarge(properties, null);
        }

        if (!isText) return value;
        if (value.IsDouble && double.IsFinite(value.DoubleBits)) return AslValue.FromDouble(JsonataText.RoundToSignificant(value.DoubleBits));
        return value.IsFunction ? AslValue.Of("") : value;
    }

    /// <summary>Writes the members of an update into what the pattern found.</summary>
    /// <param name="match">What it found.</param>
    /// <param name="update">The update; Undefined for none.</param>
    /// <exception cref="JsonataException">T2011: the update is no object.</exception>
    public static void Update(AslValue match, AslValue update)
    {
        if (update.IsUndefined) return;
        if (!update.IsObject) throw JsonataErrors.UpdateNotObject(update);
        if (!match.TryGetChangeable(out var target)) return;
        // A copy, so that nothing comes to hold itself.
        foreach (var member in update.Properties.ToArray()) target.Set(member.Name, Copy(member.Value, isText: false));
    }

    /// <summary>Removes members from what the pattern found.</summary>
    /// <param name="match">What it found.</param>
    /// <param name="names">A string or an array of strings; Undefined for none.</param>
    /// <exception cref="JsonataException">T2012: anything else.</exception>
    public static void Delete(AslValue match, AslValue names)
    {
        if (names.IsUndefined) return;
        foreach (var name in Sequences.Each(names))
        {
            if (!name.IsString) throw JsonataErrors.DeleteNotStrings(names);
        }

        if (!match.TryGetChangeable(out var target)) return;
        foreach (var name in Sequences.Each(names)) target.Remove(name.GetString());
    }
}
