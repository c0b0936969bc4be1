using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AslSharp.Runtime;

/// <content>Base64 and hashes.</content>
public static partial class Intrinsics
{
    /// <summary><c>States.Base64Encode</c>: the UTF-8 bytes of a string as Base64, without line breaks.</summary>
    /// <param name="text">A string of at most 10,000 characters.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>A string.</returns>
    /// <exception cref="RuntimeFault">The argument is not a string, or too long.</exception>
    public static AslValue Base64Encode(AslValue text, string call) =>
        AslValue.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(RequireShortString(text, call, nameof(Base64Encode)))));

    /// <summary>
    /// <c>States.Base64Decode</c>: the string whose UTF-8 bytes the Base64 text holds. Characters outside the alphabet are skipped, as MIME says.
    /// </summary>
    /// <param name="text">A string of at most 10,000 characters.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>A string.</returns>
    /// <exception cref="RuntimeFault">The argument is not a string, too long, or not Base64.</exception>
    public static AslValue Base64Decode(AslValue text, string call)
    {
        var bytes = MimeBase64.Decode(RequireShortString(text, call, nameof(Base64Decode)));
        return bytes is null ? throw InvalidArguments(call, nameof(Base64Decode)) : AslValue.Of(Encoding.UTF8.GetString(bytes));
    }

    /// <summary><c>States.Hash</c>: the hash of a value, in lower-case hexadecimal.</summary>
    /// <param name="data">A value, of whose text as Java prints it the UTF-8 bytes are hashed; the text has at most 10,000 characters.</param>
    /// <param name="algorithm"><c>MD5</c>, <c>SHA-1</c>, <c>SHA-256</c>, <c>SHA-384</c> or <c>SHA-512</c>, in just this spelling.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>A string.</returns>
    /// <exception cref="RuntimeFault">The data are too long, or there is no such algorithm.</exception>
    public static AslValue Hash(AslValue data, AslValue algorithm, string call)
    {
        var name = RequireString(algorithm, call, nameof(Hash));
        var text = JavaText.Of(data);
        if (text.Length > MaxTextLength) throw InvalidArguments(call, nameof(Hash));
        return AslValue.Of(Convert.ToHexStringLower(HashOf(Encoding.UTF8.GetBytes(text), name, call)));
    }

    [SuppressMessage("Security", "CA5350", Justification = "The language offers SHA-1.")]
    [SuppressMessage("Security", "CA5351", Justification = "The language offers MD5.")]
    private static byte[] HashOf(byte[] bytes, string algorithm, string call) => algorithm switch
    {
        "MD5" => MD5.HashData(bytes),
        "SHA-1" => SHA1.HashData(bytes),
        "SHA-256" => SHA256.HashData(bytes),
        "SHA-384" => SHA384.HashData(bytes),
        "SHA-512" => SHA512.HashData(bytes),
        _ => throw InvalidArguments(call, nameof(Hash)),
    };
}
