namespace AslSharp.Runtime;

/// <summary>Items cannot be read: becomes <c>States.ItemReaderFailed</c>.</summary>
internal sealed class ItemReaderException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    internal const string NotIterable = "Attempting to map over non-iterable node.";
    internal const string PointerLeadsNowhere = "The provided ReaderConfig.ItemsPointer does not match any valid path in the JSON structure.";
}
