namespace AslSharp.Runtime;

/// <summary>What the functions of this room share: how arguments are read, and how long a text may become.</summary>
internal static class PictureArguments
{
    /// <summary>The most characters a text may have.</summary>
    internal const int LongestText = TextBuilder.Longest;

    /// <summary>A number or nothing, as the signature <c>n</c> wants it.</summary>
    internal static void CheckNumber(AslValue value, int index, string function)
    {
        if (!value.IsUndefined && !value.IsNumber) throw JsonataErrors.ArgumentMismatch(index, function);
    }

    /// <summary>A string, or null for nothing, as the signature <c>s</c> wants it.</summary>
    internal static string? Text(AslValue value, int index, string function)
    {
        if (value.IsUndefined) return null;
        return value.TryGetString(out var text) ? text : throw JsonataErrors.ArgumentMismatch(index, function);
    }

    /// <summary>Holds a text to be made within its bound.</summary>
    internal static void CheckLength(long length)
    {
        if (length > LongestText) throw JsonataErrors.MemoryLimit();
    }
}
