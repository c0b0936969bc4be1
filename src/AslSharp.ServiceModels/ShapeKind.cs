namespace AslSharp.ServiceModels;

/// <summary>The types that service models have.</summary>
internal enum ShapeKind
{
    Structure,
    List,
    Map,
    String,
    Blob,
    Integer,
    Long,
    Float,
    Double,
    Boolean,
    Timestamp,
}
