using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AslSharp.Durable;

/// <summary>Task tokens, which hold the ARN of the execution to wake, behind what nobody can guess.</summary>
internal static class TaskTokenFormat
{
    private const int SecretLength = 16;

    internal static string New(string arn)
    {
        var bytes = new byte[SecretLength + Encoding.UTF8.GetByteCount(arn)];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, SecretLength));
        // So that it begins with a letter: command lines take what begins with a hyphen for an option.
        bytes[0] &= 0x7F;
        Encoding.UTF8.GetBytes(arn, bytes.AsSpan(SecretLength));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The execution's ARN; null for a text that is no token.</summary>
    internal static string? ArnOf(string taskToken)
    {
        if (!Base64Url.IsValid(taskToken)) return null;
        var bytes = Base64Url.DecodeFromChars(taskToken);
        return bytes.Length > SecretLength ? Encoding.UTF8.GetString(bytes.AsSpan(SecretLength)) : null;
    }
}
