namespace AslSharp.Documents.Mapping;

/// <summary>A file means a definition that is longer than any service would take, as aliases of aliases of YAML can.</summary>
internal sealed class TextTooLongException() : Exception("The definition is too long.");
