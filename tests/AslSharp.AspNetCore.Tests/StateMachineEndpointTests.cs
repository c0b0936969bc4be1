using System.Net;
using System.Net.Http.Json;
using System.Text;
using AslSharp.Durable;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shop;

namespace AslSharp.AspNetCore.Tests;

/// <summary>State machines as endpoints of minimal APIs.</summary>
public sealed class StateMachineEndpointTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task Execution_ThatEndsSoon_IsAnswered()
    {
        await using var server = await StartAsync();
        using var answer = await PostAsync(server, """{"pieces":["a"]}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"pieces":["a"],"price":60,"packed":["a"]}""", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Execution_ThatTakesLonger_IsAskedForLater()
    {
        await using var server = await StartAsync();
        using var accepted = await PostAsync(server, """{"pieces":["a","b"]}""", "dear-1");
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var place = new Uri(server.Address, accepted.Headers.Location!);
        Assert.Equal("/orders/dear-1", place.AbsolutePath);
        using var running = await Http.GetAsync(place, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, running.StatusCode);

        string? token;
        while (!server.Questions.Tokens.TryDequeue(out token)) await Task.Delay(10, Cancellation);
        await server.Services.GetRequiredService<ExecutionClient>().SendTaskSuccessAsync(token, "yes", Cancellation);
        HttpResponseMessage ended;
        do ended = await Http.GetAsync(place, Cancellation);
        while (ended.StatusCode == HttpStatusCode.Accepted);
        Assert.Equal("yes", AslValue.Parse(await ended.Content.ReadAsStringAsync(Cancellation))["approval"]);
        ended.Dispose();
    }

    [Fact]
    public async Task Request_SentAgain_StartsNothingAgain()
    {
        await using var server = await StartAsync();
        using var first = await PostAsync(server, """{"pieces":["a","b"]}""", "once");
        using var second = await PostAsync(server, """{"pieces":["a","b"]}""", "once");
        using var other = await PostAsync(server, """{"pieces":["c","b"]}""", "once");

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Conflict], new[] { first, second, other }.Select(static answer => answer.StatusCode));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Theory]
    [InlineData("""{"pieces":["broken"]}""", HttpStatusCode.InternalServerError, "OutOfStock", "There is none.")]
    [InlineData("""{"pieces":""", HttpStatusCode.BadRequest, "The body is not JSON.", null)]
    public async Task Failure_IsAProblem(string body, HttpStatusCode status, string title, string? detail)
    {
        await using var server = await StartAsync();
        using var answer = await PostAsync(server, body);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = AslValue.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(title, problem["title"]);
        if (detail is not null) Assert.Equal(detail, problem["detail"]);
    }

    [Fact]
    public async Task Execution_ThatIsNot_IsNotFound()
    {
        await using var server = await StartAsync();
        using var answer = await Http.GetAsync(new Uri(server.Address, "orders/none"), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task OpenApi_NamesTheTypes()
    {
        await using var server = await Server.StartAsync(
            static application =>
            {
                application.MapStateMachine<ShopStateMachine>("/orders");
                application.MapStepFunctions("/states");
                application.MapOpenApi();
            },
            static builder => builder.Services.AddOpenApi());
        var document = await Http.GetFromJsonAsync<System.Text.Json.JsonElement>(new Uri(server.Address, "openapi/v1.json"), Cancellation);

        var post = document.GetProperty("paths").GetProperty("/orders").GetProperty("post");
        Assert.EndsWith("/Order", post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["200", "202", "400", "409", "413", "429", "500", "504"],
            post.GetProperty("responses").EnumerateObject().Select(static response => response.Name).Order(StringComparer.Ordinal));
        Assert.True(post.GetProperty("responses").GetProperty("500").GetProperty("content").TryGetProperty("application/problem+json", out _));
        Assert.False(document.GetProperty("paths").TryGetProperty("/states", out _));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<Server> StartAsync() => Server.StartAsync(static application => application.MapStateMachine<ShopStateMachine>("/orders", TimeSpan.FromSeconds(1)));

    private static async Task<HttpResponseMessage> PostAsync(Server server, string body, string? key = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "orders"));
        message.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null) message.Headers.Add("Idempotency-Key", key);
        return await Http.SendAsync(message, Cancellation);
    }
}
