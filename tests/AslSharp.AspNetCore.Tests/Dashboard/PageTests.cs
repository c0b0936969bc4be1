using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using AslSharp.Dashboard;

namespace AslSharp.AspNetCore.Tests.Dashboard;

/// <summary>The page's files: what a browser is told about them, and that the bundle is what the sources give.</summary>
public sealed class PageTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "AslSharp.Dashboard");

    [Theory]
    [InlineData("", "text/html")]
    [InlineData("machines/shop/definition", "text/html")]
    [InlineData("executions/arn%3Aaws%3Astates%3Ax", "text/html")]
    [InlineData("assets/app.js", "text/javascript")]
    [InlineData("assets/page.css", "text/css")]
    [InlineData("assets/picture.css", "text/css")]
    [InlineData("assets/icon.svg", "image/svg+xml")]
    [InlineData("api/machines", "application/json")]
    public async Task File_IsSent_WithThePolicy(string path, string type)
    {
        await using var server = await Server.StartAsync(static application => application.MapAslSharpDashboard());
        using var page = new PageClient(server);
        using var response = await page.SendAsync(HttpMethod.Get, path);

        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/asl", "asl", "/asl/")]
    [InlineData("/", "", "/")]
    [InlineData("/tools/asl/", "tools/asl/", "/tools/asl/")]
    public async Task Page_NamesItsPlace_AndNothingElsewhere(string pattern, string path, string expected)
    {
        await using var server = await Server.StartAsync(application => application.MapAslSharpDashboard(pattern));
        using var page = new PageClient(server, "");
        var text = await page.TextAsync(path);

        Assert.Contains($"<base href=\"{expected}\">", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "api/machines")]
    [InlineData("machines/shop", "api/executions?of=shop&amp;most=100")]
    [InlineData("machines/shop/definition", null)]
    [InlineData("executions/arn%3Aaws%3Astates%3Ax%2Fy%3Az/events", "api/execution?arn=arn%3Aaws%3Astates%3Ax%2Fy%3Az&amp;after=0")]
    [InlineData("runs/arn%3Aaws%3Astates%3Ax%2Fy%3Az", "api/executions?of=arn%3Aaws%3Astates%3Ax%2Fy%3Az&amp;most=100")]
    [InlineData("machines/%22%3E%3Cscript%3E", "api/executions?of=%22%3E%3Cscript%3E&amp;most=100")]
    [InlineData("elsewhere", null)]
    public async Task Page_AsksItsFirstQuestion_BeforeItsScriptDoes(string path, string? expected)
    {
        await using var server = await Server.StartAsync(static application => application.MapAslSharpDashboard());
        using var page = new PageClient(server);
        var asked = (await page.TextAsync(path)).Split('\n').Where(static line => line.Contains("rel=\"preload\"", StringComparison.Ordinal));

        Assert.Equal(expected is null ? [] : [$"<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{expected}\">"], asked);
    }

    [Fact]
    public async Task Asset_IsKept_ByItsVersion()
    {
        await using var server = await Server.StartAsync(static application => application.MapAslSharpDashboard());
        using var page = new PageClient(server);
        var address = (await page.TextAsync("")).Split('"').First(static part => part.StartsWith("assets/app.js?v=", StringComparison.Ordinal));

        using var kept = await page.SendAsync(HttpMethod.Get, address);
        Assert.True(kept.Headers.CacheControl is { Public: true, MaxAge.TotalDays: > 300 });
        using var again = await page.SendAsync(HttpMethod.Get, "assets/app.js", change: request => request.Headers.IfNoneMatch.Add(kept.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var none = await page.SendAsync(HttpMethod.Get, "assets/index.html");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public void Bundle_NamesItsSources()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Folder, "page", "src")).OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{Path.GetFileName(path)}\n{File.ReadAllText(path).ReplaceLineEndings("\n")}"));
        }

        Assert.True(
            File.ReadLines(Path.Combine(Folder, "Assets", "app.js")).First().Contains(Convert.ToHexStringLower(hash.GetHashAndReset()), StringComparison.Ordinal),
            "The sources of the page have changed since it was bundled: run `npm run build` in src/AslSharp.Dashboard/page.");
    }

    [Fact]
    public async Task Bundle_IsWhatTheSourcesGive()
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "page", "node_modules", "esbuild")), "There is no esbuild: run `npm install` in src/AslSharp.Dashboard/page.");
        using var process = Process.Start(new ProcessStartInfo("node", "build.mjs --check") { WorkingDirectory = Path.Combine(Folder, "page"), RedirectStandardError = true })!;
        var problems = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, problems);
    }
}
