using System.Net.Http.Headers;
using System.Text;

namespace AslSharp.AspNetCore.Tests;

/// <summary>Calls the API as its protocol says, without any of AWS's clients.</summary>
internal sealed class Operations(Uri address)
{
    private static readonly HttpClient Http = new();

    internal async Task<(int Status, AslValue Answer)> CallAsync(string operation, AslValue request, Action<HttpRequestMessage>? change = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, address);
        message.Content = new ByteArrayContent(request.ToUtf8Bytes());
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.0");
        message.Headers.Add("X-Amz-Target", $"AWSStepFunctions.{operation}");
        change?.Invoke(message);
        using var response = await Http.SendAsync(message, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("application/x-amz-json-1.0", response.Content.Headers.ContentType?.MediaType);
        return ((int)response.StatusCode, AslValue.Parse(Encoding.UTF8.GetString(body)));
    }

    internal async Task<AslValue> SucceedAsync(string operation, string request)
    {
        var (status, answer) = await CallAsync(operation, AslValue.Parse(request));
        Assert.True(status == 200, $"{operation}: {answer.ToJson()}");
        return answer;
    }

    internal async Task<string> FailAsync(string operation, string request)
    {
        var (status, answer) = await CallAsync(operation, AslValue.Parse(request));
        Assert.NotEqual(200, status);
        return $"{answer["__type"].GetString()}: {answer["message"].GetString()}";
    }
}
