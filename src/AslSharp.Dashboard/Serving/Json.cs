using System.Text.Encodings.Web;
using System.Text.Json;
using AslSharp.AspNetCore;
using Microsoft.AspNetCore.Http;

namespace AslSharp.Dashboard;

/// <summary>JSON in requests and answers.</summary>
internal static class Json
{
    internal const string ContentType = "application/json; charset=utf-8";

    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Sends an answer.</summary>
    internal static async Task SendAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.ContentType = ContentType;
        var writer = new Utf8JsonWriter(context.Response.BodyWriter, Options);
        await using (writer.ConfigureAwait(false)) write(writer);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Writes a value as a member.</summary>
    internal static void WriteValue(this Utf8JsonWriter writer, string name, AslValue value)
    {
        if (value.IsUndefined) return;
        writer.WritePropertyName(name);
        writer.WriteRawValue(value.ToUtf8Bytes(), skipInputValidation: true);
    }

    /// <summary>Writes a moment as milliseconds since 1970.</summary>
    internal static void WriteTime(this Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } moment) writer.WriteNumber(name, moment.ToUnixTimeMilliseconds());
    }

    /// <summary>Reads a request.</summary>
    /// <exception cref="RequestException">It is no JSON object.</exception>
    internal static async ValueTask<AslValue> ReadAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context).ConfigureAwait(false) ?? throw new BadHttpRequestException(RequestBody.TooLong, 413);
        return AslValue.TryParse(body, out var value, out _) && value.IsObject ? value : throw new RequestException("The request is no JSON object.");
    }

    /// <summary>A text of a request; null where there is none, or an empty one.</summary>
    internal static string? Text(this AslValue request, string name) => request[name].TryGetString(out var text) && text.Length > 0 ? text : null;

    /// <summary>A text that a request must have.</summary>
    internal static string Required(this AslValue request, string name) => request.Text(name) ?? throw new RequestException($"The request must have '{name}'.");
}
