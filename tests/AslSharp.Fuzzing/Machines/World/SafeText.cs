namespace AslSharp.Fuzzing.Machines.World;

/// <summary>Texts of objects that may throw when they are asked for one.</summary>
internal static class SafeText
{
    /// <summary>What an exception says, if it lets itself be asked.</summary>
    internal static string Of(Exception exception)
    {
        try
        {
            // Not ToString, which begins with the innermost of thousands.
            var inner = exception.InnerException is { } cause ? $"\n from {cause.GetType()}: {Cut(cause.Message)}\n{cause.StackTrace}" : "";
            return $"{exception.GetType()}: {Cut(exception.Message)}\n{exception.StackTrace}{inner}";
        }
        catch (Exception)
        {
            return exception.GetType().FullName + " (which throws when it is asked for a text)";
        }
    }

    private static string? Cut(string? text) => text?.Length > 600 ? text[..600] + "…" : text;

    /// <summary>The JSON of a value, or why there is none.</summary>
    internal static string Of(AslValue value)
    {
        try
        {
            return value.IsUndefined ? "undefined" : System.Text.Encoding.UTF8.GetString(value.ToUtf8Bytes());
        }
        catch (Exception exception) when (exception is InvalidOperationException or OverflowException or OutOfMemoryException)
        {
            return $"({exception.GetType().Name})";
        }
    }
}
