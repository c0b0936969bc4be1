namespace AslSharp.Runtime;

/// <content>Wildcards.</content>
public static partial class Sequences
{
    /// <summary><c>*</c>: the values of all members, arrays among them opened.</summary>
    /// <param name="value">The context.</param>
    /// <returns>The values, not collapsed; Undefined where the context has no members.</returns>
    public static AslValue Wildcard(AslValue value)
    {
        value = Unwrap(value);
        if (!value.IsObject && !value.IsArray) return default;
        var found = new SequenceBuilder();
        var hasArray = false;
        foreach (ref readonly var item in value.Items) Spread(ref found, item, ref hasArray);
        foreach (ref readonly var property in value.Properties) Spread(ref found, property.Value, ref hasArray);
        return hasArray ? found.ToArray() : found.ToSequence();
    }

    /// <summary><c>**</c>: the context and everything below it; arrays are opened and are not among it.</summary>
    /// <param name="value">The context.</param>
    /// <returns>The values, not collapsed.</returns>
    public static AslValue Descendants(AslValue value)
    {
        if (value.IsUndefined) return default;
        var found = new SequenceBuilder();
        Descend(ref found, value);
        return found.ToSequence();
    }

    /// <summary>The input document as <c>$</c> and <c>$$</c> show it: a document that is an array goes about in a wrapper.</summary>
    /// <param name="value">The context.</param>
    /// <returns>What the wrapper holds; any other value itself.</returns>
    public static AslValue Unwrap(AslValue value) => (value.Flags & ArrayFlags.OuterWrapper) != 0 ? value[0] : value;

    /// <summary>The input document as expressions of the reference dialect start from it.</summary>
    /// <param name="document">The document.</param>
    /// <returns>An array in its wrapper; any other value itself.</returns>
    public static AslValue Wrap(AslValue document) =>
        document.IsArray ? AslValue.FromOwned([document], ArrayFlags.Sequence | ArrayFlags.OuterWrapper) : document;

    private static void Spread(ref SequenceBuilder found, AslValue value, ref bool hasArray)
    {
        if (!value.IsArray)
        {
            found.Push(value);
            return;
        }

        hasArray = true;
        CallBudget.Descend(value.Count);
        foreach (ref readonly var item in value.Items) Spread(ref found, item, ref hasArray);
    }

    private static void Descend(ref SequenceBuilder found, AslValue value)
    {
        CallBudget.Descend(value.Count);
        if (value.IsArray)
        {
            foreach (ref readonly var item in value.Items) Descend(ref found, item);
            return;
        }

        found.Push(value);
        foreach (ref readonly var property in value.Properties) Descend(ref found, property.Value);
    }
}
