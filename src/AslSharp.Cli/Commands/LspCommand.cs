using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using AslSharp.Cli.Editing;
using AslSharp.LanguageServer;

namespace AslSharp.Cli.Commands;

/// <summary><c>aslsharp lsp</c>: the language server, for editors to start.</summary>
internal static class LspCommand
{
    internal static Command Create()
    {
        var stdio = new Option<bool>("--stdio") { Description = "Speak over standard input and output, which is what happens anyway." };
        var socket = new Option<int?>("--socket") { HelpName = "PORT", Description = "Connect to an editor that listens on this port of this machine." };
        var command = new Command("lsp", "Serves an editor over the Language Server Protocol.") { stdio, socket };
        command.SetAction((result, cancellationToken) => Work.StartAsync(() => RunAsync(result.GetValue(socket), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(int? port, CancellationToken cancellationToken)
    {
        var tools = new MachineTools();
        if (port is null)
        {
            await using var input = Console.OpenStandardInput();
            await using var output = Console.OpenStandardOutput();
            return ExitCodeOf(await LanguageServerHost.RunAsync(input, output, tools, cancellationToken).ConfigureAwait(false));
        }

        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port.Value, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentOutOfRangeException)
        {
            throw new UsageException($"Nobody listens on port {port}: {exception.Message}", exception);
        }

        await using var stream = client.GetStream();
        return ExitCodeOf(await LanguageServerHost.RunAsync(stream, stream, tools, cancellationToken).ConfigureAwait(false));
    }

    // As the protocol has it: leaving without a word is a failure.
    private static int ExitCodeOf(bool hasShutDown) => hasShutDown ? ExitCode.Success : ExitCode.Failure;
}
