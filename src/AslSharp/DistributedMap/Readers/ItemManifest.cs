using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The values of <c>ReaderConfig.ManifestType</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ItemManifest
{
    /// <summary>The object is no manifest.</summary>
    None = 0,

    /// <summary>A list of the files that an Athena UNLOAD wrote.</summary>
    AthenaData = 1,

    /// <summary>The manifest.json of an S3 inventory.</summary>
    Inventory = 2,
}
