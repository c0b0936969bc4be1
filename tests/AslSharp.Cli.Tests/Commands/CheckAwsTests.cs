using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace AslSharp.Cli.Tests.Commands;

/// <summary><c>check --aws</c>, against a server on this machine in place of Step Functions.</summary>
public sealed class CheckAwsTests : IDisposable
{
    private const string Definition = "{\n  \"StartAt\": \"P\",\n  \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true}}\n}";
    private const string Bad = "{\n  \"StartAt\": \"P\",\n  \"States\": {\"P\": {\"Type\": \"Pass\", \"End\": true, \"Next\": \"P\"}}\n}";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpListener _server = new();
    private readonly Uri _address;
    private string _answer = "";
    private int _status = 200;
    private readonly List<(string? Target, string? Signature, JsonElement Body)> _requests = [];

    public CheckAwsTests()
    {
        for (var port = 41000; ; port++)
        {
            _server.Prefixes.Clear();
            _address = new Uri($"http://127.0.0.1:{port}/");
            _server.Prefixes.Add(_address.ToString());
            try
            {
                _server.Start();
                break;
            }
            catch (HttpListenerException) when (port < 42000)
            {
                // Somebody has it.
            }
        }

        _ = ServeAsync();
    }

    public void Dispose()
    {
        _server.Close();
        _folder.Dispose();
    }

    [Fact]
    public async Task Findings_AreTold_AtTheirPlacesInTheFile()
    {
        _answer = """
            { "result": "FAIL", "truncated": false, "diagnostics": [
              { "severity": "ERROR", "code": "SCHEMA_VALIDATION_FAILED", "message": "The field is not supported.", "location": "/States/P/End" },
              { "severity": "WARNING", "code": "PAYLOAD_MAY_BE_TOO_LARGE", "message": "Think of it", "location": "/States/P/Nothing" },
              { "severity": "WARNING", "code": "ANYWHERE", "message": "No place" } ] }
            """;
        var path = _folder.Write("order.asl.json", Definition);

        var (exitCode, output, _) = await RunAsync("check", "--aws", path);

        Assert.Equal(1, exitCode);
        Assert.Contains($"{path}(3,36): error ASL1092: AWS refuses this: The field is not supported (SCHEMA_VALIDATION_FAILED)\n", output, StringComparison.Ordinal);
        Assert.Contains($"{path}(3,14): warning ASL1093: AWS warns of this: Think of it (PAYLOAD_MAY_BE_TOO_LARGE)\n", output, StringComparison.Ordinal);
        Assert.Contains($"{path}(1,1): warning ASL1093: AWS warns of this: No place (ANYWHERE)\n", output, StringComparison.Ordinal);
        Assert.EndsWith("1 definition checked: 1 error, 2 warnings", output.Trim(), StringComparison.Ordinal);
        var (target, signature, body) = Assert.Single(_requests);
        Assert.Equal("AWSStepFunctions.ValidateStateMachineDefinition", target);
        Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKID/", signature, StringComparison.Ordinal);
        Assert.Equal((Definition, "STANDARD", "WARNING"), (body.GetProperty("definition").GetString(), body.GetProperty("type").GetString(), body.GetProperty("severity").GetString()));
    }

    [Fact]
    public async Task Template_IsAskedForEachDefinition_AndToldAtItsOwnPlaces()
    {
        _answer = """{ "result": "FAIL", "diagnostics": [ { "severity": "ERROR", "code": "X", "message": "no", "location": "/States/P" } ] }""";
        var path = _folder.Write(
            "template.yaml",
            "Resources:\n  M:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      Definition:\n        StartAt: P\n        States:\n          P: { Type: Succeed }\n");

        var (exitCode, output, _) = await RunAsync("check", "--aws", path);

        Assert.Equal(1, exitCode);
        Assert.Contains($"{path}(8,11): error ASL1092: AWS refuses this: no (X)\n", output, StringComparison.Ordinal);
        Assert.Equal("P", JsonDocument.Parse(_requests.Single().Body.GetProperty("definition").GetString()!).RootElement.GetProperty("StartAt").GetString());
    }

    [Fact]
    public async Task Definition_ThatAwsAlone_Accepts_IsNamed()
    {
        _answer = """{ "result": "OK", "diagnostics": [] }""";
        var path = _folder.Write("order.asl.json", Bad);

        var (exitCode, output, _) = await RunAsync("check", "--aws", path);

        Assert.Equal(1, exitCode);
        Assert.Contains($"{path}(1,1): warning ASL1094: AWS accepts the definition, in which AslSharp finds an error\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_ThatRefusesTheQuestion_IsTold()
    {
        (_status, _answer) = (400, """{ "__type": "AccessDeniedException", "message": "User is not authorized" }""");

        var (exitCode, _, error) = await RunAsync("check", "--aws", _folder.Write("order.asl.json", Definition));

        Assert.Equal(2, exitCode);
        Assert.Contains("AWS could not be asked", error, StringComparison.Ordinal);
        Assert.Contains("User is not authorized", error, StringComparison.Ordinal);
    }

    // The settings of AWS's tools are those of a process.
    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(ExitCode).Assembly.Location, .. arguments]) start.ArgumentList.Add(argument);
        foreach (var (name, value) in new[] { ("AWS_ENDPOINT_URL", _address.ToString()), ("AWS_REGION", "eu-central-1"), ("AWS_ACCESS_KEY_ID", "AKID"), ("AWS_SECRET_ACCESS_KEY", "secret") })
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private async Task ServeAsync()
    {
        while (_server.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _server.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
            _requests.Add((context.Request.Headers["X-Amz-Target"], context.Request.Headers["Authorization"], body.RootElement.Clone()));
            (context.Response.StatusCode, context.Response.ContentType) = (_status, "application/x-amz-json-1.0");
            await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(_answer));
            context.Response.Close();
        }
    }
}
