namespace AslSharp.Aws;

/// <summary>A request before it is sent.</summary>
internal sealed class AwsRequest
{
    internal string Method { get; set; } = "POST";

    /// <summary>The path, encoded.</summary>
    internal string Path { get; set; } = "/";

    /// <summary>The query, not encoded. A name without a value has the empty one.</summary>
    internal List<(string Name, string Value)> Query { get; } = [];

    internal List<(string Name, string Value)> Headers { get; } = [];

    internal byte[] Body { get; set; } = [];

    /// <summary>Scheme, host and port.</summary>
    internal Uri Address { get; set; } = new("http://localhost");

    internal string HostHeader => Address.IsDefaultPort ? Address.Host : $"{Address.Host}:{Address.Port}";

    internal bool HasHeader(string name) => Headers.Exists(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    internal void SetHeader(string name, string value)
    {
        Headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        Headers.Add((name, value));
    }

    internal HttpRequestMessage ToMessage()
    {
        var query = string.Join(
            '&', Query.Select(static pair => pair.Value.Length == 0 ? UriText.Encode(pair.Name) : $"{UriText.Encode(pair.Name)}={UriText.Encode(pair.Value)}"));
        var text = $"{Address.GetLeftPart(UriPartial.Authority)}{Path}{(query.Length == 0 ? "" : "?" + query)}";
        // Keys of objects may look like steps of a path: nothing of them may be resolved on the way.
        var message = new HttpRequestMessage(
            new HttpMethod(Method), new Uri(text, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (Body.Length > 0 || Method is "POST" or "PUT" or "PATCH") message.Content = new ByteArrayContent(Body);
        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
