using System.Globalization;

namespace AslSharp.Runtime;

/// <content>Functions of functions. How many of value, index and array a function gets, its arity says.</content>
public static partial class JsonataFunctions
{
    /// <summary><c>$map</c>: what a function gives for each item.</summary>
    /// <param name="items">An array.</param>
    /// <param name="function">A function of value, index and array.</param>
    /// <returns>A sequence without what was Undefined; Undefined for Undefined.</returns>
    public static AslValue Map(AslValue items, AslValue function)
    {
        var callee = RequireFunction(function, 2, "map");
        if (items.IsUndefined) return default;
        var array = AsArray(items);
        var source = array.Items;
        var results = new AslValue[source.Length];
        var count = 0;
        CallBudget.Enter();
        try
        {
            for (var i = 0; i < source.Length; i++)
            {
                var result = Call(callee, source[i], AslValue.Of(i), array);
                if (!result.IsUndefined) results[count++] = result;
            }
        }
        finally
        {
            CallBudget.Leave();
        }

        return Sequence(count == results.Length ? results : results.AsSpan(0, count).ToArray());
    }

    /// <summary><c>$filter</c>: the items for which a function gives something true.</summary>
    /// <param name="items">An array.</param>
    /// <param name="function">A function of value, index and array.</param>
    /// <returns>A sequence; Undefined for Undefined.</returns>
    public static AslValue Filter(AslValue items, AslValue function)
    {
        var callee = RequireFunction(function, 2, "filter");
        if (items.IsUndefined) return default;
        var array = AsArray(items);
        var source = array.Items;
        var kept = new ItemBuilder(source.Length);
        CallBudget.Enter();
        try
        {
            for (var i = 0; i < source.Length; i++)
            {
                if (Truth.IsTrue(Call(callee, source[i], AslValue.Of(i), array))) kept.Add(source[i]);
            }

            return Sequence(kept.ToArray());
        }
        finally
        {
            CallBudget.Leave();
            kept.Dispose();
        }
    }

    /// <summary><c>$single</c> without a function: the only item.</summary>
    /// <param name="items">An array.</param>
    /// <returns>The item; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3138: there is more than one. D3139: there is none.</exception>
    public static AslValue Single(AslValue items)
    {
        if (!items.IsArray) return items;
        return items.Count == 0 ? throw JsonataErrors.MatchedNone() : items.Count == 1 ? items.Items[0] : throw JsonataErrors.MoreThanOne();
    }

    /// <summary><c>$single</c>: the only item for which a function gives something true.</summary>
    /// <param name="items">An array.</param>
    /// <param name="function">A function of value, index and array.</param>
    /// <returns>The item; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3138: there is more than one. D3139: there is none.</exception>
    public static AslValue Single(AslValue items, AslValue function)
    {
        var callee = RequireFunction(function, 2, "single");
        if (items.IsUndefined) return default;
        var array = AsArray(items);
        var source = array.Items;
        var found = -1;
        CallBudget.Enter();
        try
        {
            for (var i = 0; i < source.Length; i++)
            {
                if (!Truth.IsTrue(Call(callee, source[i], AslValue.Of(i), array))) continue;
                if (found >= 0) throw JsonataErrors.MoreThanOne();
                found = i;
            }
        }
        finally
        {
            CallBudget.Leave();
        }

        return found < 0 ? throw JsonataErrors.MatchedNone() : source[found];
    }

    /// <summary><c>$reduce</c>: one value of many, by giving what a function gave last and the next item to it again.</summary>
    /// <param name="items">An array.</param>
    /// <param name="function">A function of two values or more: the result so far, the item, its index, the array.</param>
    /// <param name="initial">The first result; the first item if missing.</param>
    /// <returns>The last result; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3050: the function has fewer than two parameters.</exception>
    public static AslValue Reduce(AslValue items, AslValue function, AslValue initial = default)
    {
        var callee = RequireFunction(function, 2, "reduce");
        if (items.IsUndefined) return default;
        if (initial.IsFunction) throw JsonataErrors.ArgumentMismatch(3, "reduce");
        if (callee.Arity < 2) throw JsonataErrors.BadReducer();
        var array = AsArray(items);
        var source = array.Items;
        var result = initial;
        var i = 0;
        if (initial.IsUndefined && source.Length > 0) result = source[i++];
        CallBudget.Enter();
        try
        {
            for (; i < source.Length; i++)
            {
                var next = callee.Arity switch
                {
                    2 => callee.Invoke(AslValue.Null, result, source[i]),
                    3 => callee.Invoke(AslValue.Null, result, source[i], AslValue.Of(i)),
                    _ => callee.Invoke(AslValue.Null, result, source[i], AslValue.Of(i), array),
                };
                result = next;
            }
        }
        finally
        {
            CallBudget.Leave();
        }

        return result;
    }

    /// <summary><c>$sift</c> without a function: where there are no members nothing is missed.</summary>
    /// <param name="value">An object.</param>
    /// <returns>Undefined.</returns>
    public static AslValue Sift(AslValue value)
    {
        RequireObject(value, 1, "sift");
        return value.Count == 0 ? default : throw JsonataErrors.ArgumentMismatch(2, "sift");
    }

    /// <summary><c>$sift</c>: the members of an object for which a function gives something true.</summary>
    /// <param name="value">An object.</param>
    /// <param name="function">A function of value, name and object.</param>
    /// <returns>An object; Undefined for one without members.</returns>
    public static AslValue Sift(AslValue value, AslValue function)
    {
        RequireObject(value, 1, "sift");
        var callee = RequireFunction(function, 2, "sift");
        var properties = value.Properties;
        var kept = new AslProperty[properties.Length];
        var count = 0;
        CallBudget.Enter();
        try
        {
            for (var i = 0; i < properties.Length; i++)
            {
                ref readonly var property = ref properties[i];
                if (Truth.IsTrue(Call(callee, property.Value, NameOf(callee, property), value))) kept[count++] = property;
            }
        }
        finally
        {
            CallBudget.Leave();
        }

        if (count == 0) return default;
        return count == kept.Length ? value : AslValue.FromOwned(kept.AsSpan(0, count).ToArray());
    }

    /// <summary><c>$each</c>: what a function gives for each member of an object.</summary>
    /// <param name="value">An object.</param>
    /// <param name="function">A function of value, name and object.</param>
    /// <returns>A sequence without what was Undefined.</returns>
    public static AslValue Each(AslValue value, AslValue function)
    {
        RequireObject(value, 1, "each");
        var callee = RequireFunction(function, 2, "each");
        var properties = value.Properties;
        var results = new AslValue[properties.Length];
        var count = 0;
        CallBudget.Enter();
        try
        {
            for (var i = 0; i < properties.Length; i++)
            {
                ref readonly var property = ref properties[i];
                var result = Call(callee, property.Value, NameOf(callee, property), value);
                if (!result.IsUndefined) results[count++] = result;
            }
        }
        finally
        {
            CallBudget.Leave();
        }

        return Sequence(count == results.Length ? results : results.AsSpan(0, count).ToArray());
    }

    // A partial application, which checks nothing, brings arrays too.
    internal static AslValue EachItem(AslValue array, AslValue function)
    {
        var callee = RequireFunction(function, 2, "each");
        var results = new ItemBuilder(array.Count);
        CallBudget.Enter();
        try
        {
            for (var i = 0; i < array.Count; i++)
            {
                var result = Call(callee, array[i], AslValue.Of(i.ToString(CultureInfo.InvariantCulture)), array);
                if (!result.IsUndefined) results.Add(result);
            }

            return Sequence(results.ToArray());
        }
        finally
        {
            CallBudget.Leave();
            results.Dispose();
        }
    }

    private static AslValue Call(JsonataFunction callee, in AslValue value, in AslValue position, in AslValue whole) => callee.Arity switch
    {
        0 or 1 => callee.Invoke(AslValue.Null, value),
        2 => callee.Invoke(AslValue.Null, value, position),
        _ => callee.Invoke(AslValue.Null, value, position, whole),
    };

    // Most functions do not ask for it.
    private static AslValue NameOf(JsonataFunction callee, in AslProperty property) => callee.Arity >= 2 ? AslValue.Of(property.Name.Text) : default;

    private static void RequireObject(in AslValue value, int index, string function)
    {
        if (!value.IsObject && !value.IsUndefined) throw JsonataErrors.ArgumentMismatch(index, function);
    }
}
