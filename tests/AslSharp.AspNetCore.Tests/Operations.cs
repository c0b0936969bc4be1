using System.Net.Http.Headers;
using System.Text;
using AslSharp.ServiceModels;

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
        var answer = AslValue.Parse(Encoding.UTF8.GetString(body));
        if (response.IsSuccessStatusCode) AssertFits(Service.Find("sfn")!.FindOperation(operation)!.Output, answer, operation);
        else Assert.True(answer["__type"].IsString && answer["message"].IsString);
        return ((int)response.StatusCode, answer);
    }

    internal async Task<AslValue> SucceedAsync(string operation, string request)
    {
        var (status, answer) = await CallAsync(operation, AslValue.Parse(request));
        Assert.True(status == 200, $"{operation}: {answer.ToJson()}");
        return answer;
    }

    // Against the model that AWS publishes of its service.
    private static void AssertFits(Shape? shape, AslValue value, string place)
    {
        switch (shape?.Kind)
        {
            case null:
                Assert.True(value.IsObject && value.Count == 0, $"{place} answers nothing.");
                break;
            case ShapeKind.Structure:
                foreach (var (name, inner) in value.Properties)
                {
                    var member = shape.Members.FirstOrDefault(member => member.Name == name.Text);
                    Assert.True(member is not null, $"{place} has no member '{name.Text}'.");
                    AssertFits(member.Shape, inner, $"{place}.{name.Text}");
                }

                foreach (var required in shape.Required) Assert.False(value[required.GetString()].IsUndefined, $"{place} lacks '{required.GetString()}'.");
                break;
            case ShapeKind.List:
                Assert.True(value.IsArray, place);
                foreach (var item in value.Items) AssertFits(shape.Item, item, place);
                break;
            case ShapeKind.Map:
                Assert.True(value.IsObject, place);
                break;
            case ShapeKind.String:
                Assert.True(value.IsString, place);
                if (!shape.Enum.IsEmpty) Assert.Contains(shape.Enum.ToArray(), each => each == value);
                break;
            case ShapeKind.Boolean:
                Assert.True(value.IsBoolean, place);
                break;
            default:
                Assert.True(value.IsNumber, place);
                break;
        }
    }

    internal async Task<string> FailAsync(string operation, string request)
    {
        var (status, answer) = await CallAsync(operation, AslValue.Parse(request));
        Assert.NotEqual(200, status);
        return $"{answer["__type"].GetString()}: {answer["message"].GetString()}";
    }
}
