using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using AslSharp.Cli.Editing;
using AslSharp.Compiler.Text;
using AslSharp.Documents;

namespace AslSharp.Cli.Tests.Commands;

/// <summary>The language server as the tool starts it, and what it does with whole machines.</summary>
public sealed class LspCommandTests
{
    private const string Definition = """
        {
          "StartAt": "Charge",
          "States": {
            "Charge": {
              "Type": "Task",
              "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:charge",
              "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Refuse" }],
              "Next": "Done"
            },
            "Done": { "Type": "Succeed" },
            "Refuse": { "Type": "Fail", "Error": "Refused" }
          }
        }
        """;

    private static EmbeddedDefinition Machine => AslDocument.Read(AslFile.Create("order.asl.json", Definition)).Definitions[0];

    [Fact]
    public async Task Lsp_OverASocket_GreetsDrawsAndLeaves()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var tool = CommandLine.RunAsync(["lsp", "--socket", $"{port}"], TextReader.Null, TextWriter.Null, TextWriter.Null);
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        await using var line = client.GetStream();

        await SendAsync(line, """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}""");
        Assert.Equal("aslsharp", (string?)(await ReceiveAsync(line, 1))["serverInfo"]!["name"]);
        var opened = new JsonObject { ["uri"] = "file:///project/order.asl.json", ["languageId"] = "asl", ["version"] = 1, ["text"] = Definition };
        var parameters = new JsonObject { ["textDocument"] = opened };
        var notification = new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "textDocument/didOpen", ["params"] = parameters };
        await SendAsync(line, notification.ToJsonString());
        await SendAsync(line, """{"jsonrpc":"2.0","id":2,"method":"aslsharp/picture","params":{"textDocument":{"uri":"file:///project/order.asl.json"}}}""");
        var picture = await ReceiveAsync(line, 2);
        await SendAsync(line, """{"jsonrpc":"2.0","id":3,"method":"shutdown"}""");
        await ReceiveAsync(line, 3, isNothing: true);
        await SendAsync(line, """{"jsonrpc":"2.0","method":"exit"}""");

        Assert.Contains("data-state=", (string)picture["svg"]!, StringComparison.Ordinal);
        Assert.Equal(["Charge", "Done", "Refuse"], picture["states"]!.AsArray().Select(static state => (string?)state!["name"]));
        Assert.Equal(3, (int)picture["states"]![0]!["range"]!["start"]!["line"]!);
        Assert.Equal(ExitCode.Success, await tool.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Lsp_WhereNobodyListens_SaysSo()
    {
        using var error = new StringWriter();

        Assert.Equal(ExitCode.Usage, await CommandLine.RunAsync(["lsp", "--socket", "1"], TextReader.Null, TextWriter.Null, error));
        Assert.Contains("Nobody listens on port 1", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAnswers_ComesToItsEndAndIsDrawn()
    {
        var tools = new MachineTools();
        var answers = new Dictionary<string, IReadOnlyList<string>> { ["Charge"] = ["""{"paid":true}"""] };

        var run = await tools.RunAsync(Machine, "{}", answers, TestContext.Current.CancellationToken);
        var picture = tools.Draw(Machine, run.History, TestContext.Current.CancellationToken);

        Assert.Equal(("SUCCEEDED", """{"paid":true}"""), (run.Status, run.Output));
        Assert.Contains(run.Trace, static line => line.Contains("Charge", StringComparison.Ordinal));
        Assert.Contains("succeeded", picture!.Svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithoutAnswers_SaysWhatIsMissing()
    {
        var run = await new MachineTools().RunAsync(Machine, "{}", new Dictionary<string, IReadOnlyList<string>>(), TestContext.Current.CancellationToken);

        Assert.Contains("Charge", run.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestState_OneState_TellsWhereItGoes()
    {
        const string mock = """{"errorOutput":{"error":"Card.Declined"}}""";

        var test = await new MachineTools().TestStateAsync(Machine, "Charge", "{}", mock, TestContext.Current.CancellationToken);

        Assert.Contains("\"nextState\":\"Refuse\"", test.Response, StringComparison.Ordinal);
    }

    private static async Task SendAsync(Stream line, string message)
    {
        var body = Encoding.UTF8.GetBytes(message);
        await line.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
        await line.WriteAsync(body);
    }

    // The result of the question of a number; what the server says of itself is passed over.
    private static async Task<JsonNode> ReceiveAsync(Stream line, int id, bool isNothing = false)
    {
        while (true)
        {
            var header = new StringBuilder();
            while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                var next = new byte[1];
                await line.ReadExactlyAsync(next);
                header.Append((char)next[0]);
            }

            var length = header.ToString().Split("\r\n").First(static each => each.StartsWith("Content-Length", StringComparison.Ordinal)).Split(':')[1];
            var body = new byte[int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)];
            await line.ReadExactlyAsync(body);
            var message = JsonNode.Parse(body)!;
            if ((int?)message["id"] == id) return isNothing ? message : message["result"]!;
        }
    }
}
