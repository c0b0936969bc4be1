using System.Text.Encodings.Web;
using System.Text.Json;

namespace AslSharp.LanguageServer.Features;

/// <summary>Writes JSON.</summary>
internal static class JsonText
{
    /// <summary>A string with its quotation marks, all characters that may stand in it as they are.</summary>
    internal static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
