using System.Buffers.Text;
using System.Text;

namespace AslSharp.DurableTask;

/// <summary>Task tokens, which hold the instance to tell and the event to tell it by.</summary>
internal static class TaskTokenFormat
{
    private const string EventPrefix = "AslSharp.Task.";

    internal static string EventName(string id) => EventPrefix + id;

    internal static string New(string instanceId, Guid id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{id:N}{instanceId}"));

    internal static bool TryRead(string taskToken, out (string InstanceId, string EventName) parts)
    {
        const int idLength = 32;
        parts = default;
        if (!Base64Url.IsValid(taskToken)) return false;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(taskToken));
        if (text.Length <= idLength || !Guid.TryParseExact(text.AsSpan(0, idLength), "N", out _)) return false;
        parts = (text[idLength..], EventName(text[..idLength]));
        return true;
    }
}
