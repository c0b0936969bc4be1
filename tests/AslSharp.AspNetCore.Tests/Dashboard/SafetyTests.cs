using System.Net;
using System.Text;
using System.Xml.Linq;
using AslSharp.Dashboard;
using AslSharp.Durable;
using AslSharp.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AslSharp.AspNetCore.Tests.Dashboard;

/// <summary>Who may see the page and change something, and that data stay data.</summary>
public sealed class SafetyTests
{
    [Fact]
    public async Task Change_FromAnotherPage_IsRefused()
    {
        await using var server = await Server.StartAsync(static application => application.MapAslSharpDashboard());
        using var page = new PageClient(server);
        const string Start = """{"machine": "sleep"}""";

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(static request => request.Headers.Add("Origin", "http://evil.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(static request => request.Headers.Add("Origin", "null")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(static request => request.Headers.Add("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(static request => request.Headers.Add("Sec-Fetch-Site", "same-site")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(static request => request.Content = new StringContent(Start, Encoding.UTF8, "text/plain")));
        Assert.Equal(0, (await page.GetAsync("api/executions?of=sleep"))["executions"].Count);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(request =>
        {
            request.Headers.Add("Origin", page.Origin);
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
        }));

        async Task<HttpStatusCode> PostAsync(Action<HttpRequestMessage> change) => (await page.PostAsync("api/start", Start, change)).Status;
    }

    [Fact]
    public async Task Request_FromAnotherMachine_OrForAnotherName_IsRefused()
    {
        await using var server = await Server.StartAsync(static application =>
        {
            application.Use(static (context, next) =>
            {
                if (context.Request.Headers.ContainsKey("X-Remote")) context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
                return next(context);
            });
            application.UseRouting();
            application.MapAslSharpDashboard("/closed");
            application.MapAslSharpDashboard("/open", static options => options.AllowsAnonymousRemoteCalls = true);
        });
        using var page = new PageClient(server, "");

        foreach (var path in new[] { "", "api/machines", "assets/app.js" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await GetAsync($"closed/{path}", static request => request.Headers.Add("X-Remote", "1")));
            Assert.Equal(HttpStatusCode.Forbidden, await GetAsync($"closed/{path}", static request => request.Headers.Host = "evil.example"));
            Assert.Equal(HttpStatusCode.OK, await GetAsync($"closed/{path}", static request => request.Headers.Host = "localhost:5000"));
            Assert.Equal(HttpStatusCode.OK, await GetAsync($"open/{path}", static request => request.Headers.Add("X-Remote", "1")));
        }

        async Task<HttpStatusCode> GetAsync(string path, Action<HttpRequestMessage> change)
        {
            using var response = await page.SendAsync(HttpMethod.Get, path, change: change);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Application_OpenToTheWorld_DoesNotGoOn()
    {
        var exitCode = Environment.ExitCode;
        await using var server = await Server.StartAsync(static application => application.MapAslSharpDashboard(), static builder => builder.WebHost.UseUrls("http://*:0"));
        Assert.True(server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
        Environment.ExitCode = exitCode;
    }

    [Fact]
    public async Task PageThatOnlyShows_ChangesNothing()
    {
        await using var server = await Server.StartAsync(static application => application.MapAslSharpDashboard(configure: static options => options.IsReadOnly = true));
        using var page = new PageClient(server);

        Assert.True((await page.GetAsync("api/machines"))["readOnly"].GetBoolean());
        foreach (var action in new[] { "start", "stop", "redrive", "answer" }) Assert.Equal(HttpStatusCode.NotFound, (await page.PostAsync($"api/{action}", "{}")).Status);
    }

    [Fact]
    public async Task ScriptInNamesAndData_StaysText()
    {
        const string Evil = "</text><script>alert(1)</script>";
        var definition = AslValue.Object(
            new AslProperty("Comment", Evil),
            new AslProperty("StartAt", Evil),
            new AslProperty("States", AslValue.Object(new AslProperty(Evil, AslValue.Object(new AslProperty("Type", "Wait"), new AslProperty("Seconds", 3600), new AslProperty("End", true))))));
        await using var server = await Server.StartAsync(
            static application => application.MapAslSharpDashboard(),
            register: machines => Add<SleepStateMachine>(machines, "evil", definition.ToJson()));
        using var page = new PageClient(server);
        var arn = await page.StartAsync("evil", AslValue.Object(new AslProperty("data", Evil)).ToJson());

        foreach (var path in new[] { "api/picture?name=evil", "api/picture?name=evil&part=1", $"api/execution/picture?arn={Uri.EscapeDataString(arn)}" })
        {
            var picture = XDocument.Parse(await page.TextAsync(path));
            Assert.DoesNotContain(picture.Descendants(), static element => element.Name.LocalName == "script");
            Assert.Contains(picture.Descendants(), static element => element.Attribute("aria-label")?.Value == Evil);
        }

        using var response = await page.SendAsync(HttpMethod.Get, $"api/execution?arn={Uri.EscapeDataString(arn)}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var answer = AslValue.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Evil, answer["execution"]["input"]["data"]);
        Assert.Equal(Evil, answer["machine"]["states"][0]["name"]);
        Assert.DoesNotContain("<script>", await page.TextAsync($"executions/{Uri.EscapeDataString(Evil)}"), StringComparison.Ordinal);
    }

    private static void Add<TMachine>(AslSharpBuilder machines, string name, string definition)
        where TMachine : class, IStateMachine, IStateMachineClass<TMachine>
        => machines.AddStateMachine(static (services, options) => TMachine.Create(services, options), TMachine.Description, name, definition: definition);
}
