namespace AslSharp.Fuzzing.Machines.World;

/// <summary>Texts of objects that may throw when they are asked for one.</summary>
internal static class SafeText
{
    /// <summary>What an exception says, if it lets itself be asked.</summary>
    internal static string Of(Exception exception)
    {
        try
        {
            var text = exception.ToString();
            return text.Length > 6000 ? text[..6000] : text;
        }
        catch (Exception)
        {
            return exception.GetType().FullName + " (which throws when it is asked for a text)";
        }
    }

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
