using Microsoft.AspNetCore.Http;

namespace AslSharp.AspNetCore;

/// <summary>Reads what comes with a request, and never more than it may have.</summary>
internal static class RequestBody
{
    /// <summary>How many bytes it may have: what the service takes at most, an input, an output or a definition, and names around it.</summary>
    internal const int Longest = 2 * 1024 * 1024;

    /// <summary>How it is said that there are more.</summary>
    internal static readonly string TooLong = $"A request may have {Longest} bytes.";

    /// <summary>Reads it.</summary>
    /// <returns>The bytes; null where there are too many.</returns>
    internal static async ValueTask<byte[]?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > Longest) return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > Longest) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
