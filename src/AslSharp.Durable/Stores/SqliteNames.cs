namespace AslSharp.Durable;

/// <summary>The two parts in which an execution's ARN is kept.</summary>
internal static class SqliteNames
{
    /// <summary>Up to the colon before the execution's own name: seven parts of the ARN, or none of a text that has fewer.</summary>
    internal static int ScopeLength(string arn)
    {
        var length = 0;
        for (var colons = 0; colons < 7; colons++)
        {
            var colon = arn.IndexOf(':', length);
            if (colon < 0) return 0;
            length = colon + 1;
        }

        return length;
    }
}
