using System.Diagnostics;
using System.Text;

namespace AslSharp.Generator.Tests.Harness;

/// <summary><c>dotnet watch build</c> at work.</summary>
internal sealed class Watcher : IDisposable
{
    private readonly Process _process;

    private Watcher(Process process)
    {
        _process = process;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Starts it over the project in a folder.</summary>
    public static Watcher Start(string folder) => new(Dotnet.Start(folder, "watch", "--non-interactive", "build", "-nologo", "-clp:NoSummary", "-v:q"));

    /// <summary>What the next build prints, up to where the watcher waits again.</summary>
    public async Task<string> ReadBuildAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        var text = new StringBuilder();
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            text.AppendLine(line);
            if (line.Contains("Waiting for a file to change", StringComparison.OrdinalIgnoreCase)) return text.ToString();
        }

        throw new InvalidOperationException($"The watcher ended:\n{text}");
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
