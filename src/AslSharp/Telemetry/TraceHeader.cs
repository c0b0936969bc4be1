using System.Diagnostics;

namespace AslSharp.Runtime;

/// <summary>
/// Reads the header of a trace that an execution belongs to: W3C's <c>traceparent</c>, or what X-Ray writes
/// (<c>Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1</c>).
/// </summary>
internal static class TraceHeader
{
    /// <summary>The place in the trace that a header names; the default where it names none.</summary>
    /// <param name="header">The header, or null.</param>
    /// <returns>The place.</returns>
    internal static ActivityContext Read(string? header)
    {
        if (header is null) return default;
        return ActivityContext.TryParse(header, null, isRemote: true, out var context) ? context : ReadXRay(header);
    }

    private static ActivityContext ReadXRay(string header)
    {
        string? root = null, parent = null;
        var flags = ActivityTraceFlags.None;
        foreach (var range in header.AsSpan().Split(';'))
        {
            var part = header.AsSpan(range).Trim();
            var equals = part.IndexOf('=');
            if (equals < 0) continue;
            var value = part[(equals + 1)..];
            switch (part[..equals])
            {
                case "Root" when value is ['1', '-', ..] && value.Length == 35 && value[10] == '-':
                    root = $"{value[2..10]}{value[11..]}";
                    break;
                case "Parent":
                    parent = value.ToString();
                    break;
                case "Sampled" when value is "1":
                    flags = ActivityTraceFlags.Recorded;
                    break;
            }
        }

        return IsHex(root, 32) && IsHex(parent, 16)
            ? new(ActivityTraceId.CreateFromString(root), ActivitySpanId.CreateFromString(parent), flags, isRemote: true)
            : default;
    }

    private static bool IsHex(string? text, int length)
        => text?.Length == length && text.All(char.IsAsciiHexDigitLower);
}
