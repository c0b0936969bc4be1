using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using AslSharp.AspNetCore.Tests.Dashboard;
using AslSharp.Dashboard;
using AslSharp.Durable;
using AslSharp.ServiceModels;
using Microsoft.Extensions.DependencyInjection;
using Shop;

namespace AslSharp.AspNetCore.Tests;

/// <summary>Requests that mean harm: each is answered clearly, and nothing of it stays.</summary>
public sealed class HostileTests
{
    private const string Json = "application/x-amz-json-1.0";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", Json)]
    [InlineData("orders", "application/json")]
    [InlineData("asl/api/start", "application/json")]
    public async Task HugeBody_IsRefused_WhetherItSaysItsLengthOrNot(string path, string contentType)
    {
        await using var server = await StartAsync();
        foreach (var length in (string[])["Content-Length: 3000000", "Transfer-Encoding: chunked"])
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, server.Address.Port, Cancellation);
            var connection = client.GetStream();
            await connection.WriteAsync(
                Encoding.ASCII.GetBytes($"POST /{path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {contentType}\r\nX-Amz-Target: AWSStepFunctions.StartExecution\r\n{length}\r\n\r\n"), Cancellation);
            // A chunk of 16 MB, of which no more is sent than it takes to be too much.
            if (length.EndsWith("chunked", StringComparison.Ordinal)) await connection.WriteAsync(Encoding.ASCII.GetBytes($"1000000\r\n{new string(' ', (2 * 1024 * 1024) + 1)}"), Cancellation);
            var answer = "";
            var buffer = new byte[4096];
            while (!answer.Contains("2097152", StringComparison.Ordinal))
            {
                var read = await connection.ReadAsync(buffer, Cancellation);
                Assert.True(read > 0, answer);
                answer += Encoding.UTF8.GetString(buffer, 0, read);
            }

            Assert.StartsWith("HTTP/1.1 413 ", answer, StringComparison.Ordinal);
            Assert.Contains("A request may have 2097152 bytes.", answer, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await new Operations(server.Address).SucceedAsync("ListExecutions", """{"stateMachineArn": "shop"}"""))["executions"].Count);
    }

    [Fact]
    public async Task MembersOfAnotherType_AreRefused_InEveryOperation()
    {
        await using var server = await StartAsync();
        var operations = new Operations(server.Address);
        var model = Service.Find("sfn")!;
        foreach (var operation in model.OperationNames)
        {
            foreach (var member in model.FindOperation(operation)!.Input?.Members ?? [])
            {
                foreach (var wrong in (AslValue[])[AslValue.Of(5), AslValue.Of("five"), true, AslValue.EmptyArray, AslValue.EmptyObject])
                {
                    if (IsOf(member.Shape.Kind, wrong)) continue;
                    var (status, answer) = await operations.CallAsync(operation, AslValue.Object(new AslProperty(member.Name, wrong)));
                    Assert.True(status == 400, $"{operation}.{member.Name} = {wrong.ToJson()}: {status} {answer.ToJson()}");
                }
            }
        }

        static bool IsOf(ShapeKind kind, AslValue value) => kind switch
        {
            ShapeKind.String => value.IsString,
            ShapeKind.Boolean => value.IsBoolean,
            ShapeKind.List => value.IsArray,
            ShapeKind.Structure or ShapeKind.Map => value.IsObject,
            _ => value.IsNumber,
        };
    }

    [Theory]
    [InlineData("{\"stateMachineArn\": \"shop\", \"input\": \"\\ud800\"}")]
    [InlineData("{\"stateMachineArn\": \"\\ud800\"}")]
    [InlineData("{\"stateMachineArn\": \"shop\", \"name\": \"\\ud800\"}")]
    [InlineData("{\"stateMachineArn\": \"shop\", \"name\": \"../../etc/passwd\"}")]
    [InlineData("{\"stateMachineArn\": \"shop\", \"name\": \"<script>alert(1)</script>\"}")]
    [InlineData("{\"stateMachineArn\": \"shop\", \"name\": \"a\\u0000b\"}")]
    [InlineData("{\"stateMachineArn\": \"../../shop\"}")]
    [InlineData("{\"stateMachineArn\": \"shop\", \"stateMachineArn\": 5}")]
    [InlineData("{\"stateMachineArn\": \"shop\", \"input\": \"1e99999\"")]
    [InlineData("{\"stateMachineArn\": \"shop\", \"input\": 1e99999}")]
    [InlineData("\u0000")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task OddTexts_AreRefused(string body)
    {
        await using var server = await StartAsync();
        var (status, answer) = await PostAsync(server, Encoding.UTF8.GetBytes(body));
        Assert.Equal(400, status);
        Assert.True(answer["message"].IsString, answer.ToJson());
    }

    [Fact]
    public async Task DeepJson_AndBytesThatAreNoText_AreRefused()
    {
        await using var server = await StartAsync();
        var deep = new string('[', 100_000);
        Assert.Equal(400, (await PostAsync(server, Encoding.UTF8.GetBytes(deep))).Status);
        Assert.Equal(400, (await PostAsync(server, Encoding.UTF8.GetBytes($$"""{"stateMachineArn": "shop", "input": "{{deep}}"}"""))).Status);
        Assert.Equal(400, (await PostAsync(server, [0x7B, 0xFF, 0xFE, 0x7D])).Status);
        using var page = new PageClient(server);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.PostAsync("api/start", deep)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.PostAsync("api/start", AslValue.Object(new AslProperty("machine", "shop"), new AslProperty("input", deep)).ToJson())).Status);
        using var order = await page.SendAsync(HttpMethod.Post, "/orders", deep);
        Assert.Equal(HttpStatusCode.BadRequest, order.StatusCode);
    }

    [Fact]
    public async Task TooManyActivities_AreRefused_AndNamesThatAreNone()
    {
        await using var server = await StartAsync();
        var operations = new Operations(server.Address);
        foreach (var name in (string[])["../x", "a b", "<script>", "a:b"])
        {
            Assert.StartsWith("InvalidName", await operations.FailAsync("CreateActivity", AslValue.Object(new AslProperty("name", name)).ToJson()), StringComparison.Ordinal);
        }

        await Parallel.ForAsync(0, 10_000, Cancellation, async (i, _) => await operations.SucceedAsync("CreateActivity", $$"""{"name": "a{{i}}"}"""));
        Assert.StartsWith("ActivityLimitExceeded", await operations.FailAsync("CreateActivity", """{"name": "one-more"}"""), StringComparison.Ordinal);
        await operations.SucceedAsync("CreateActivity", """{"name": "a1"}""");
    }

    [Fact]
    public async Task WorkersThatPollForAnything_LeaveNothing()
    {
        await using var server = await StartAsync();
        var activities = server.Services.GetRequiredService<DurableRuntime>().Engine.Activities;
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation))
        {
            var polls = Enumerable.Range(0, 500).Select(i => server.Services.GetRequiredService<ExecutionClient>().GetActivityTaskAsync($"anything-{i}", cancellationToken: stop.Token)).ToList();
            while (activities.LineCount < 500) await Task.Yield();
            await stop.CancelAsync();
            foreach (var poll in polls) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poll);
        }

        Assert.Equal(0, activities.LineCount);
    }

    [Theory]
    [InlineData("asl/assets/../../../../etc/passwd")]
    [InlineData("asl/assets/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("asl/assets/%2e%2e%2findex.html")]
    [InlineData("asl/assets/..\\..\\etc\\passwd")]
    [InlineData("asl/assets/index.html")]
    [InlineData("asl/api/../../etc/passwd")]
    [InlineData("asl/api/machine?name=../../etc/passwd")]
    [InlineData("asl/api/picture?name=%00")]
    [InlineData("asl/api/execution?arn=../../etc/passwd")]
    [InlineData("asl/api/execution/event?arn=x&id=-1")]
    [InlineData("orders/..%2f..%2fetc%2fpasswd")]
    [InlineData("orders/%00")]
    [InlineData("orders/'%20OR%201=1--")]
    public async Task PathTricks_LeadNowhere(string path)
    {
        await using var server = await StartAsync();
        // Sent as it is: clients tidy paths up.
        var answer = await RawAsync(server, $"GET /{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScriptInNamesAndData_ComesBackAsData()
    {
        const string Evil = "</script><script>alert(1)</script>";
        await using var server = await StartAsync();
        using var page = new PageClient(server);
        foreach (var path in new[] { $"api/machine?name={Uri.EscapeDataString(Evil)}", $"api/execution?arn={Uri.EscapeDataString(Evil)}", $"api/{Uri.EscapeDataString(Evil)}", "/orders/%3Cscript%3E" })
        {
            using var response = await page.SendAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Contains(response.Content.Headers.ContentType?.MediaType, (string[])["application/json", "application/problem+json"]);
        }

        var (_, refused) = await PostAsync(server, "{}"u8.ToArray(), $"AWSStepFunctions.{Evil}");
        Assert.Equal($"There is no operation '{Evil}'.", refused["message"].GetString());
        using var started = await page.SendAsync(HttpMethod.Post, "/orders", AslValue.Object(new AslProperty("pieces", AslValue.Array(Evil))).ToJson());
        Assert.Equal("application/json", started.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Evil, AslValue.Parse(await started.Content.ReadAsByteArrayAsync(Cancellation))["packed"][0].GetString());
    }

    // Whoever sends half a request and then nothing keeps nobody else waiting.
    [Fact]
    public async Task SlowClients_HoldNobodyUp()
    {
        await using var server = await StartAsync();
        var slow = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 300; i++)
            {
                var client = new TcpClient();
                slow.Add(client);
                await client.ConnectAsync(IPAddress.Loopback, server.Address.Port, Cancellation);
                var path = i % 3 == 0 ? "/" : i % 3 == 1 ? "/orders" : "/asl/api/start";
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                    $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Amz-Target: AWSStepFunctions.StartExecution\r\nContent-Length: 1000000\r\n\r\n{{\"pieces\":"), Cancellation);
            }

            using var page = new PageClient(server);
            await page.GetAsync("api/machines");
            var ended = await new Operations(server.Address).SucceedAsync("StartSyncExecution", """{"stateMachineArn": "shop", "input": "{\"pieces\":[]}"}""");
            Assert.Equal("SUCCEEDED", ended["status"]);
        }
        finally
        {
            foreach (var client in slow) client.Dispose();
        }

        Assert.Equal(1, (await new Operations(server.Address).SucceedAsync("ListExecutions", """{"stateMachineArn": "shop"}"""))["executions"].Count);
    }

    [Fact]
    public async Task ThousandOpenStreams_AreTold_AndForgottenWhenTheyClose()
    {
        const int Streams = 1000;
        await using var server = await StartAsync();
        using var page = new PageClient(server);
        var watchers = server.Services.GetRequiredService<DurableRuntime>().Engine.Watchers;
        var open = new List<PageClient.LiveStream>();
        for (var i = 0; i < Streams; i++) open.Add(await page.LiveAsync(i % 2 == 0 ? null : $"{PageClient.Prefix}:stateMachine:sleep"));
        foreach (var stream in open) Assert.Equal("ready", (await stream.NextAsync()).Name);
        Assert.Equal(Streams, watchers.Count);

        var arn = await page.StartAsync("sleep", "{}");
        foreach (var stream in open) Assert.Equal(("changed", $"[\"{arn}\"]"), await stream.NextAsync());
        foreach (var stream in open) stream.Dispose();
        while (watchers.Count > 0) await Task.Delay(10, Cancellation);
    }

    private static Task<Server> StartAsync() => Server.StartAsync(static application =>
    {
        application.MapStepFunctions();
        application.MapStateMachine<ShopStateMachine>("/orders");
        application.MapAslSharpDashboard();
    });

    private static async Task<(int Status, AslValue Answer)> PostAsync(Server server, byte[] body, string target = "AWSStepFunctions.StartExecution")
    {
        using var http = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(Json);
        message.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        using var response = await http.SendAsync(message, Cancellation);
        return ((int)response.StatusCode, AslValue.Parse(await response.Content.ReadAsByteArrayAsync(Cancellation)));
    }

    private static async Task<string> RawAsync(Server server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Address.Port, Cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Cancellation);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(Cancellation);
    }
}
