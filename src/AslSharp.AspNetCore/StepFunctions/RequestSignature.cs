using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AslSharp.AspNetCore;

/// <summary>Checks AWS's signature, version 4, of a request to the one path that the API has.</summary>
internal static class RequestSignature
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <exception cref="ServiceException">The request is not signed with one of the keys, or too long ago.</exception>
    internal static void Check(HttpRequest request, byte[] body, StepFunctionsOptions options)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(Algorithm + " ", StringComparison.Ordinal))
            throw Refused("MissingAuthenticationTokenException", "The request is not signed.");
        var parts = authorization[(Algorithm.Length + 1)..].Split(',', StringSplitOptions.TrimEntries)
            .Select(static part => part.Split('=', 2)).Where(static part => part.Length == 2).DistinctBy(static part => part[0])
            .ToDictionary(static part => part[0], static part => part[1], StringComparer.Ordinal);
        if (!parts.TryGetValue("Credential", out var credential) || !parts.TryGetValue("SignedHeaders", out var signedHeaders)
            || !parts.TryGetValue("Signature", out var signature)
            || credential.Split('/') is not [var keyId, var date, var region, var service, "aws4_request"])
        {
            throw Refused("IncompleteSignatureException", "The header Authorization has no credential, signed headers and signature.");
        }

        if (!options.AccessKeys.TryGetValue(keyId, out var secret)) throw Refused("UnrecognizedClientException", "The access key is not known here.");
        var stamp = request.Headers["X-Amz-Date"].ToString();
        if (!DateTimeOffset.TryParseExact(stamp, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            || !stamp.StartsWith(date, StringComparison.Ordinal))
        {
            throw Refused("IncompleteSignatureException", "The header X-Amz-Date has no time of the signature's day.");
        }

        if ((DateTimeOffset.UtcNow - time).Duration() > options.ClockSkew)
            throw Refused("InvalidSignatureException", "The signature is too old, or the clocks differ.");
        var names = signedHeaders.Split(';');
        if (!names.Contains("host")) throw Refused("IncompleteSignatureException", "The header Host is not signed.");
        var canonical = string.Join('\n', [
            request.Method,
            (request.PathBase + request.Path).Value is { Length: > 0 } path ? path : "/",
            "",
            .. names.Select(name => $"{name}:{string.Join(',', request.Headers[name].Select(static value => Trim(value)))}"),
            "",
            signedHeaders,
            Convert.ToHexStringLower(SHA256.HashData(body))]);
        var text =
            $"{Algorithm}\n{stamp}\n{date}/{region}/{service}/aws4_request\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var expected = Hash(Hash(Hash(Hash(Hash(Encoding.UTF8.GetBytes("AWS4" + secret), date), region), service), "aws4_request"), text);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(expected)), Encoding.ASCII.GetBytes(signature)))
        {
            throw Refused("InvalidSignatureException", "The signature is not that of the request.");
        }
    }

    private static string Trim(string? value) => string.Join(' ', (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static byte[] Hash(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static ServiceException Refused(string code, string message) => new(code, message, 403);
}
