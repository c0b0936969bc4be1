using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>An <c>ItemReader</c>: its <c>Resource</c> and its <c>ReaderConfig</c>, but for <c>MaxItems</c> (reference 8.8).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ItemReaderFormat
{
    /// <summary>Whether it lists objects (<c>s3:listObjectsV2</c>) instead of reading one (<c>s3:getObject</c>).</summary>
    public bool ListsObjects { get; init; }

    /// <summary>What the object, or each object, holds; <see cref="ItemInput.None"/> where the definition does not say.</summary>
    public ItemInput Input { get; init; }

    /// <summary>Whether listed objects are read (<c>LOAD_AND_FLATTEN</c>) and their items mapped over.</summary>
    public bool LoadsObjects { get; init; }

    /// <summary>Which manifest the object is.</summary>
    public ItemManifest Manifest { get; init; }

    /// <summary>The names of a CSV file's columns; null when its first row holds them.</summary>
    public string[]? Headers { get; init; }

    /// <summary>The character between a CSV file's fields.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The JSON Pointer to the items inside a JSON text; null for the whole.</summary>
    public string? Pointer { get; init; }
}
