using System.Text;

namespace AslSharp.Aws;

/// <summary>Calls of addresses that are no AWS service.</summary>
internal static class HttpText
{
    /// <summary>Names with a text or a list of texts each.</summary>
    internal static List<(string Name, string Value)> Lists(AslValue value)
    {
        var pairs = new List<(string Name, string Value)>();
        if (!value.IsObject) return pairs;
        foreach (var (name, inner) in value.Properties)
        {
            if (!inner.IsArray) pairs.Add((name.Text, inner.ToString()));
            else foreach (var item in inner.Items) pairs.Add((name.Text, item.ToString()));
        }

        return pairs;
    }

    internal static async ValueTask<HttpTextAnswer> SendAsync(HttpClient http, AwsRequest request, CancellationToken cancellationToken)
    {
        using var draft = request.ToMessage();
        using var message = await http.SendAsync(draft, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var response = await AwsResponse.ReadAsync(message, cancellationToken).ConfigureAwait(false);
        return new HttpTextAnswer(response.StatusCode, message.ReasonPhrase ?? "", AwsResponse.HeadersOf(message), Encoding.UTF8.GetString(response.Body));
    }
}

/// <summary>What such an address answered.</summary>
internal sealed record HttpTextAnswer(int StatusCode, string StatusText, IReadOnlyList<KeyValuePair<string, string>> Headers, string Text)
{
    /// <summary>The task's result.</summary>
    internal AslValue ToResult()
    {
        var headers = new List<AslProperty>();
        foreach (var (name, value) in Headers) headers.Add(new AslProperty(PropertyName.FromData(name), AslValue.Array([AslValue.Of(value)])));
        return AslValue.Object(
            new AslProperty("Headers", AslValue.Object([.. headers])),
            new AslProperty("ResponseBody", AslValue.TryParse(Text, out var body, out _) ? body : AslValue.Of(Text)),
            new AslProperty("StatusCode", StatusCode),
            new AslProperty("StatusText", StatusText));
    }
}
