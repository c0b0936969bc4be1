using AslSharp.LanguageServer.Protocol;
using StreamJsonRpc;

namespace AslSharp.LanguageServer;

/// <summary>The language server: Amazon States Language in any editor that speaks the Language Server Protocol.</summary>
public static class LanguageServerHost
{
    /// <summary>Serves one editor until it leaves.</summary>
    /// <param name="input">What the editor sends.</param>
    /// <param name="output">Takes the answers.</param>
    /// <param name="tools">What draws and runs machines; null where nothing does.</param>
    /// <param name="cancellationToken">Stops the server.</param>
    /// <returns>Whether the editor said that it leaves, and was not cut off.</returns>
    public static async Task<bool> RunAsync(Stream input, Stream output, IMachineTools? tools, CancellationToken cancellationToken = default)
    {
        using var formatter = new SystemTextJsonFormatter { JsonSerializerOptions = ProtocolJson.Settings };
        using var handler = new HeaderDelimitedMessageHandler(output, input, formatter);
        using var rpc = new JsonRpc(handler);
        using var session = new Session(rpc, tools);
        rpc.AddLocalRpcTarget(session, new JsonRpcTargetOptions { AllowNonPublicInvocation = true });
        rpc.StartListening();
        using var stopping = cancellationToken.Register(rpc.Dispose);
        try
        {
            // Who said that it leaves may leave its end of the line open, and what waits there for more would wait on.
            await (await Task.WhenAny(rpc.Completion, session.Exited).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionLostException or ObjectDisposedException or IOException)
        {
            // The editor is gone, which is an end too.
        }

        return session.HasShutDown;
    }
}
