using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using AslSharp.Graphs;
using Microsoft.AspNetCore.Http;

namespace AslSharp.Dashboard;

/// <summary>The page's own files, which its assembly holds.</summary>
internal static class PageFiles
{
    private const string Folder = "Assets/";
    private const string PageName = "index.html";

    private static readonly FrozenDictionary<string, (byte[] Content, string ETag)> All = Read();

    // Names of files change with their content, so that browsers may keep them.
    private static readonly string Version = Convert.ToHexStringLower(
        SHA256.HashData([.. All.OrderBy(static file => file.Key, StringComparer.Ordinal).SelectMany(static file => file.Value.Content)]))[..12];

    /// <summary>Sends the page, whose script finds by the address what to show.</summary>
    internal static Task SendPageAsync(HttpContext context, string pattern)
    {
        var root = $"{context.Request.PathBase}/{pattern.Trim('/')}".TrimEnd('/') + "/";
        var page = Encoding.UTF8.GetString(All[PageName].Content)
            .Replace("{{base}}", HtmlEncoder.Default.Encode(root), StringComparison.Ordinal).Replace("{{version}}", Version, StringComparison.Ordinal)
            .Replace("{{first}}", FirstQuestion((string?)context.Request.RouteValues["path"] ?? ""), StringComparison.Ordinal);
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page, context.RequestAborted);
    }

    // Browsers ask what the script will ask first, letter for letter, while they still read the script: nothing is seen before the answer.
    private static string FirstQuestion(string path)
    {
        var address = path.Split('/') switch
        {
            [""] => "api/machines",
            ["machines" or "runs", var of] => $"api/executions?of={Encode(of)}&most=100",
            ["executions", var arn, ..] => $"api/execution?arn={Encode(arn)}&after=0",
            _ => null,
        };
        return address is null ? "" : $"<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{HtmlEncoder.Default.Encode(address)}\">";

        // Routing leaves this one character as it came.
        static string Encode(string part) => Uri.EscapeDataString(part.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Sends a file.</summary>
    internal static Task SendAssetAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        if (name == PageName || !All.TryGetValue(name, out var file)) throw new NotFoundException($"There is no file '{name}'.");
        context.Response.Headers.CacheControl = context.Request.Query["v"] == Version ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.Headers.ETag = file.ETag;
        if (context.Request.Headers.IfNoneMatch == file.ETag)
        {
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
        return context.Response.Body.WriteAsync(file.Content, context.RequestAborted).AsTask();
    }

    private static FrozenDictionary<string, (byte[] Content, string ETag)> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["picture.css"] = Encoding.UTF8.GetBytes(SvgStyle.Text) };
        foreach (var resource in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files.Add(resource[Folder.Length..], content);
        }

        return files.ToFrozenDictionary(
            static file => file.Key, static file => (file.Value, $"\"{Convert.ToHexStringLower(SHA256.HashData(file.Value))[..16]}\""), StringComparer.Ordinal);
    }
}
