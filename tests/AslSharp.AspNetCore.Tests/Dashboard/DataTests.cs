using System.Net;
using AslSharp.Dashboard;
using AslSharp.Durable;
using Microsoft.Extensions.DependencyInjection;

namespace AslSharp.AspNetCore.Tests.Dashboard;

/// <summary>What the page shows, and what is done on it.</summary>
public sealed class DataTests
{
    private const string TwoPieces = """{"pieces":["a","b"]}""";

    [Fact]
    public async Task Machines_HaveTheirNumbers()
    {
        await using var server = await Server.StartAsync(static application => application.MapAslSharpDashboard());
        using var page = new PageClient(server);
        await page.WaitAsync(await page.StartAsync("shop", """{"pieces":["a"]}""", "first"), static answer => answer["execution"]["status"].StringEquals("Succeeded"));
        await page.StartAsync("sleep", "{}");

        var machines = (await page.GetAsync("api/machines"))["machines"];
        Assert.Equal(["shop", "sleep", "work"], machines.Items.ToArray().Select(static machine => machine["name"].GetString()));
        Assert.Equal((1, 0), (machines[0]["counts"]["Succeeded"].GetInt32(), machines[0]["counts"]["Running"].GetInt32()));
        Assert.Equal("first", machines[0]["recent"][0]["name"]);
        Assert.Equal(1, machines[1]["counts"]["Running"].GetInt32());
        Assert.StartsWith("An order is priced", machines[0]["comment"].GetString(), StringComparison.Ordinal);

        var shop = await page.GetAsync("api/machine?name=shop");
        var lines = shop["definition"].GetString().Split('\n');
        var states = shop["states"].Items.ToArray();
        Assert.Equal(["Price", "Dear?", "Approve", "Pack", "Wrap"], states.Select(static state => state["name"].GetString()));
        Assert.All(states, state => Assert.Contains($"\"{state["name"].GetString()}\": {{", lines[state["first"].GetInt32() - 1], StringComparison.Ordinal));
        Assert.Equal("    }", lines[states[3]["last"].GetInt32() - 1].TrimEnd(','));
        Assert.Contains("<style>", await page.TextAsync("api/picture?name=shop"), StringComparison.Ordinal);
        Assert.DoesNotContain("<style>", await page.TextAsync("api/picture?name=shop&part=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Executions_AreSearched_Filtered_AndPaged()
    {
        await using var server = await Server.StartAsync(static application => application.MapAslSharpDashboard());
        using var page = new PageClient(server);
        foreach (var name in new[] { "one", "Two-a", "two-b", "three" }) await page.StartAsync("sleep", "{}", name);
        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync("api/stop", $$"""{"arn": "{{PageClient.Prefix}}:execution:sleep:two-b", "error": "Enough"}""")).Status);

        Assert.Equal("three two-b Two-a one", await NamesAsync(""));
        Assert.Equal("two-b Two-a", await NamesAsync("&name=TWO"));
        Assert.Equal("two-b", await NamesAsync("&status=Aborted"));
        Assert.Equal("Two-a", await NamesAsync("&name=two&status=Running"));
        var first = await page.GetAsync("api/executions?of=sleep&most=3");
        Assert.Equal("one", await NamesAsync($"&most=3&next={first["next"].GetString()}"));
        using var wrong = await page.SendAsync(HttpMethod.Get, "api/executions?of=sleep&status=Done");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);

        async Task<string> NamesAsync(string query)
            => string.Join(' ', (await page.GetAsync($"api/executions?of=sleep{query}"))["executions"].Items.ToArray().Select(static each => each["name"].GetString()));
    }

    [Fact]
    public async Task Execution_IsWatched_Approved_AndReadOnFromWhereItWas()
    {
        await using var server = await Server.StartAsync(static application => application.MapAslSharpDashboard());
        using var page = new PageClient(server);
        var arn = await page.StartAsync("shop", TwoPieces, "dear");
        var waits = await page.WaitAsync(arn, static answer => answer["waiting"].Count == 1);

        Assert.Equal(("Running", "Approve"), (waits["execution"]["status"].GetString(), waits["waiting"][0]["state"].GetString()));
        Assert.Equal("""["Succeeded",1,0]""", waits["states"][0].ToJson());
        Assert.Equal("Running", waits["states"][2][0]);
        Assert.Contains("class=\"task running\"", await page.TextAsync($"api/execution/picture?arn={Uri.EscapeDataString(arn)}"), StringComparison.Ordinal);
        var rows = waits["rows"].Items.ToArray();
        Assert.Equal("TaskStateEntered", waits["types"][rows[1][2].GetInt32()]);
        Assert.Equal((0, 2), (rows[1][3].GetInt32(), rows[1][4].GetInt32()));

        var token = waits["waiting"][0]["token"].GetString();
        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync("api/answer", $$"""{"token": "{{token}}", "answer": "heartbeat"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await page.PostAsync("api/answer", $$"""{"token": "{{token}}", "answer": "success", "output": "{"}""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync("api/answer", $$"""{"token": "{{token}}", "answer": "success", "output": "\"yes\""}""")).Status);
        await page.WaitAsync(arn, static answer => answer["execution"]["status"].StringEquals("Succeeded"));
        Assert.Equal(HttpStatusCode.Conflict, (await page.PostAsync("api/answer", $$"""{"token": "{{token}}", "answer": "failure", "error": "Late"}""")).Status);

        var rest = await page.ExecutionAsync(arn, rows.Length);
        var whole = await page.ExecutionAsync(arn);
        Assert.Equal(whole["rows"].Items.ToArray().Skip(rows.Length).Select(static row => row.ToJson()), rest["rows"].Items.ToArray().Select(static row => row.ToJson()));
        Assert.Equal(2, whole["states"][4][1].GetInt32());
        Assert.True(rest["machine"].IsUndefined);
        Assert.Equal("yes", whole["execution"]["output"]["approval"]);
        var history = await page.GetAsync($"api/execution/history?arn={Uri.EscapeDataString(arn)}");
        Assert.Equal(whole["rows"].Count, history["events"].Count);
        Assert.Equal(history["events"][1], await page.GetAsync($"api/execution/event?arn={Uri.EscapeDataString(arn)}&id=2"));
    }

    [Fact]
    public async Task Execution_ThatFailed_IsRedriven()
    {
        await using var server = await Server.StartAsync(static application => application.MapAslSharpDashboard());
        using var page = new PageClient(server);
        var arn = await page.StartAsync("work", """{"n":1}""", "w");
        var client = server.Services.GetRequiredService<ExecutionClient>();
        var task = (await client.GetActivityTaskAsync("work", cancellationToken: TestContext.Current.CancellationToken))!;
        await client.SendTaskFailureAsync(task.TaskToken, "Broken", "It is.", TestContext.Current.CancellationToken);
        var failed = await page.WaitAsync(arn, static answer => answer["execution"]["status"].StringEquals("Failed"));
        Assert.Equal(("Failed", true), (failed["states"][0][0].GetString(), failed["execution"]["redrivable"].GetBoolean()));

        Assert.Equal(HttpStatusCode.OK, (await page.PostAsync("api/redrive", $$"""{"arn": "{{arn}}"}""")).Status);
        var runs = await page.WaitAsync(arn, static answer => answer["waiting"].Count == 1);
        Assert.Equal(("Running", 1), (runs["states"][0][0].GetString(), runs["execution"]["redriveCount"].GetInt32()));
        Assert.True(runs["waiting"][0]["forWorker"].GetBoolean());
        Assert.Equal(HttpStatusCode.Conflict, (await page.PostAsync("api/redrive", $$"""{"arn": "{{arn}}"}""")).Status);
    }

    [Fact]
    public async Task Stream_TellsWhatItIsAskedFor_AndNothingElse()
    {
        await using var server = await Server.StartAsync(static application => application.MapAslSharpDashboard());
        using var page = new PageClient(server);
        using var shop = await page.LiveAsync("shop");
        using var all = await page.LiveAsync(null);
        Assert.Equal(("ready", "[]"), await shop.NextAsync());
        Assert.Equal(("ready", "[]"), await all.NextAsync());

        var sleep = await page.StartAsync("sleep", "{}", "s");
        Assert.Equal(("changed", $"[\"{sleep}\"]"), await all.NextAsync());
        var sold = await page.StartAsync("shop", TwoPieces, "x");
        Assert.Equal(("changed", $"[\"{sold}\"]"), await shop.NextAsync());
    }

    [Fact]
    public async Task WrongRequests_AreToldInWords()
    {
        await using var server = await Server.StartAsync(static application => application.MapAslSharpDashboard());
        using var page = new PageClient(server);

        Assert.Equal((HttpStatusCode.BadRequest, "The request must have 'machine'."), await PostAsync("api/start", "{}"));
        Assert.Equal((HttpStatusCode.NotFound, "State Machine Does Not Exist: 'none'"), await PostAsync("api/start", """{"machine": "none"}"""));
        var (status, message) = await PostAsync("api/start", """{"machine": "sleep", "input": "{"}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.StartsWith("The input is no JSON: ", message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("api/start", "[]")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync("api/start", """{"machine": "sleep", "name": "<script>"}""")).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync("api/start", new string(' ', 3_000_000))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("api/nothing", "{}")).Status);

        async Task<(HttpStatusCode Status, string Message)> PostAsync(string path, string body)
        {
            var (status, answer) = await page.PostAsync(path, body);
            return (status, answer["message"].GetString());
        }
    }
}
