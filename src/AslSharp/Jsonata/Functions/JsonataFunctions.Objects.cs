namespace AslSharp.Runtime;

/// <content>Objects, types, failures.</content>
public static partial class JsonataFunctions
{
    /// <summary><c>$keys</c>: the names of an object's members; of all objects of an array, each once.</summary>
    /// <param name="value">An object or an array.</param>
    /// <returns>A sequence of strings.</returns>
    public static AslValue Keys(AslValue value)
    {
        if (value.IsObject)
        {
            var properties = value.Properties;
            var names = new AslValue[properties.Length];
            for (var i = 0; i < names.Length; i++) names[i] = AslValue.Of(properties[i].Name.Text);
            return Sequence(names);
        }

        if (!value.IsArray) return Sequence([]);
        var found = new ItemBuilder(16);
        try
        {
            GatherKeys(ref found, new HashSet<PropertyName>(), value.Items);
            return Sequence(found.ToArray());
        }
        finally
        {
            found.Dispose();
        }
    }

    /// <summary><c>$lookup</c>: the member with a name; of all objects of an array.</summary>
    /// <param name="value">An object or an array.</param>
    /// <param name="key">The name.</param>
    /// <returns>The member's value; a sequence for an array; Undefined for none.</returns>
    public static AslValue Lookup(AslValue value, AslValue key)
    {
        var name = OptionalText(key, 2, "lookup");
        if (!value.IsArray) return name is not null && value.IsObject ? value[name] : default;
        if (name is null) return Sequence([]);
        var found = new ItemBuilder(value.Count);
        try
        {
            GatherMembers(ref found, value.Items, name);
            return Sequence(found.ToArray());
        }
        finally
        {
            found.Dispose();
        }
    }

    /// <summary><c>$spread</c>: an object of one member for each member.</summary>
    /// <param name="value">An object, or an array of them; any other value is given back.</param>
    /// <returns>An array.</returns>
    public static AslValue Spread(AslValue value)
    {
        if (value.IsObject)
        {
            var properties = value.Properties;
            var parts = new AslValue[properties.Length];
            for (var i = 0; i < parts.Length; i++) parts[i] = AslValue.FromOwned([properties[i]]);
            return Sequence(parts);
        }

        if (!value.IsArray) return value;
        if (value.Count == 0) return Sequence([]);
        var found = new ItemBuilder(value.Count);
        try
        {
            Spread(ref found, value.Items);
            return AslValue.FromOwned(found.ToArray());
        }
        finally
        {
            found.Dispose();
        }
    }

    /// <summary><c>$merge</c>: one object of the members of all; of those with the same name the last counts.</summary>
    /// <param name="objects">An array of objects.</param>
    /// <returns>An object; Undefined for Undefined.</returns>
    public static AslValue Merge(AslValue objects)
    {
        if (objects.IsUndefined) return default;
        var items = ItemsOf(objects);
        var total = 0;
        foreach (ref readonly var item in items)
        {
            if (!item.IsObject) throw JsonataErrors.ArrayMismatch(1, "merge", "objects");
            total = checked(total + item.Count);
            if (total > MostItems) throw JsonataErrors.MemoryLimit();
        }

        if (items.Length == 1) return items[0];
        if (total == 0) return AslValue.EmptyObject;
        var members = new AslProperty[total];
        var count = 0;
        foreach (ref readonly var item in items)
        {
            item.Properties.CopyTo(members.AsSpan(count));
            count += item.Count;
        }

        return AslValue.FromOwnedScratch(members);
    }

    /// <summary><c>$merge</c> of an array of two.</summary>
    /// <param name="first">The first item.</param>
    /// <param name="second">The second item.</param>
    /// <returns>An object.</returns>
    /// <exception cref="JsonataException">One is no object.</exception>
    public static AslValue Merge(AslValue first, AslValue second)
        => first.IsObject && second.IsObject
            ? Values.Merge(first, second.Properties)
            : Merge(Constructors.Append(first, second));

    /// <summary><c>$type</c>: the name of the value's type.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    public static AslValue Type(AslValue value) => value.IsUndefined ? default : AslValue.Of(JsonataResult.TypeOf(value));

    /// <summary><c>$exists</c>: whether there is a value.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>A boolean.</returns>
    public static AslValue Exists(AslValue value) => AslValue.Of(!value.IsUndefined);

    /// <summary><c>$boolean</c>: the value as a boolean.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>A boolean; Undefined for Undefined.</returns>
    public static AslValue Boolean(AslValue value) => value.IsUndefined ? default : AslValue.Of(!value.IsFunction && Truth.IsTrue(value));

    /// <summary><c>$not</c>: the opposite of the value as a boolean.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>A boolean; Undefined for Undefined.</returns>
    public static AslValue Not(AslValue value) => value.IsUndefined ? default : AslValue.Of(value.IsFunction || !Truth.IsTrue(value));

    /// <summary><c>$assert</c>: fails unless a condition holds.</summary>
    /// <param name="condition">A boolean.</param>
    /// <param name="message">What to say.</param>
    /// <returns>Undefined.</returns>
    /// <exception cref="JsonataException">D3141: the condition does not hold.</exception>
    public static AslValue Assert(AslValue condition, AslValue message = default)
    {
        var text = OptionalText(message, 2, "assert");
        if (!condition.IsUndefined && !condition.IsBoolean) throw JsonataErrors.ArgumentMismatch(1, "assert");
        return condition.Kind == AslKind.True ? default : throw JsonataErrors.AssertionFailed(Filled(text, "$assert() statement failed"));
    }

    /// <summary><c>$error</c>: fails.</summary>
    /// <param name="message">What to say.</param>
    /// <returns>Never.</returns>
    /// <exception cref="JsonataException">D3137, always.</exception>
    public static AslValue Error(AslValue message = default) =>
        throw JsonataErrors.Raised(Filled(OptionalText(message, 1, "error"), "$error() function evaluated"));

    /// <summary><c>$clone</c>: the value itself, as values never change.</summary>
    /// <param name="value">An object or an array.</param>
    /// <returns>The value.</returns>
    public static AslValue Clone(AslValue value) =>
        value.IsUndefined || value.IsObject || value.IsArray ? value : throw JsonataErrors.ArgumentMismatch(1, "clone");

    /// <summary><c>$parse</c>: the value of a JSON text.</summary>
    /// <param name="text">A string.</param>
    /// <returns>The value; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">The string is no JSON.</exception>
    public static AslValue Parse(AslValue text)
    {
        var json = OptionalText(text, 1, "parse");
        if (json is null) return default;
        return AslValue.TryParse(json, out var value, out var error) ? value : throw JsonataErrors.NotJson(error!.Problem);
    }

    private static string Filled(string? text, string otherwise) => string.IsNullOrEmpty(text) ? otherwise : text;

    private static void GatherKeys(ref ItemBuilder found, HashSet<PropertyName> seen, ReadOnlySpan<AslValue> items)
    {
        CallBudget.Descend(items.Length);
        foreach (ref readonly var item in items)
        {
            if (item.IsArray) GatherKeys(ref found, seen, item.Items);
            foreach (ref readonly var property in item.Properties)
            {
                if (seen.Add(property.Name)) found.Add(AslValue.Of(property.Name.Text));
            }
        }
    }

    private static void GatherMembers(ref ItemBuilder found, ReadOnlySpan<AslValue> items, string name)
    {
        CallBudget.Descend(items.Length);
        foreach (ref readonly var item in items)
        {
            if (item.IsArray)
            {
                GatherMembers(ref found, item.Items, name);
                continue;
            }

            var member = item[name];
            if (member.IsArray) found.Add(member.Items);
            else if (!member.IsUndefined) found.Add(member);
        }
    }

    private static void Spread(ref ItemBuilder found, ReadOnlySpan<AslValue> items)
    {
        CallBudget.Descend(items.Length);
        foreach (ref readonly var item in items)
        {
            if (item.IsArray)
            {
                Spread(ref found, item.Items);
            }
            else if (item.IsObject)
            {
                foreach (ref readonly var property in item.Properties) found.Add(AslValue.FromOwned([property]));
            }
            else
            {
                found.Add(item);
            }
        }
    }
}
