namespace AslSharp.Runtime;

/// <summary>The names in what is made of items.</summary>
internal static class MapItemNames
{
    internal static readonly PropertyName Key = PropertyName.Of("Key");
    internal static readonly PropertyName Value = PropertyName.Of("Value");
    internal static readonly PropertyName Items = PropertyName.Of("Items");
    internal static readonly PropertyName BatchInput = PropertyName.Of("BatchInput");

    internal static AslValue Pair(string key, AslValue value) => Values.Object(new AslProperty(Key, AslValue.Of(key)), new AslProperty(Value, value));
}
