namespace AslSharp.LanguageServer.Places;

/// <summary>What of an object or array a position touches.</summary>
internal enum PlacePart
{
    /// <summary>The name of a property.</summary>
    Name,

    /// <summary>The value of a property, or where it should be.</summary>
    Value,

    /// <summary>An element of an array, or where one could be.</summary>
    Item,

    /// <summary>Between properties, where another one could be.</summary>
    Gap,
}
