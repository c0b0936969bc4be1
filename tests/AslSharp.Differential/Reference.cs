using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AslSharp.Differential;

/// <summary>The reference implementation in a process of node, which is started again where an expression brings it down.</summary>
/// <param name="folder">A folder in which the npm package <c>jsonata</c> is installed.</param>
internal sealed class Reference(string folder) : IDisposable
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Process? _process;

    /// <summary>Evaluates expressions.</summary>
    internal async Task<Outcome[]> EvaluateAsync(IReadOnlyList<Sample> samples)
    {
        var outcomes = new Outcome[samples.Count];
        for (var done = 0; done < samples.Count;)
        {
            var process = _process ??= Start();
            var batch = samples.Skip(done).Select(static sample => new { expr = sample.Expression, input = sample.InputText });
            _ = process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(batch, Options));
            while (done < samples.Count)
            {
                var line = await ReadAsync(process);
                outcomes[done++] = line is null ? new Outcome(OutcomeKind.Died, Text: "no answer") : Read(line);
                if (line is not null) continue;
                Dispose();
                break;
            }
        }

        return outcomes;
    }

    public void Dispose()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
        _process = null;
    }

    private static async Task<string?> ReadAsync(Process process)
    {
        try
        {
            return await process.StandardOutput.ReadLineAsync().WaitAsync(MostTime);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static Outcome Read(string line)
    {
        var answer = JsonDocument.Parse(line).RootElement;
        var outcome = Read(answer);
        return answer.TryGetProperty("note", out var note) ? outcome with { Note = note.ToString() } : outcome;
    }

    private static Outcome Read(JsonElement answer)
    {
        if (answer.TryGetProperty("isFunction", out _)) return new Outcome(OutcomeKind.Function);
        if (answer.TryGetProperty("nothing", out _)) return new Outcome(OutcomeKind.Nothing);
        if (answer.TryGetProperty("code", out var code)) return new Outcome(OutcomeKind.Error, Text: code.ToString());
        if (answer.TryGetProperty("died", out var died)) return new Outcome(OutcomeKind.Died, Text: died.ToString());
        return AslValue.TryParse(answer.GetProperty("value").GetString()!, out var value, out _)
            ? new Outcome(OutcomeKind.Value, value)
            : new Outcome(OutcomeKind.Died, Text: "a value that cannot be read");
    }

    private Process Start()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "reference.js");
        var start = new ProcessStartInfo("node", [script, Path.GetFullPath(folder)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = false,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("node does not start.");
    }
}
