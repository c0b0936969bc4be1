using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace AslSharp.Durable.Tests.Killing;

/// <summary>A process that runs executions, in a folder that outlives it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Task<string> _errors;

    private WorkerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _ = ReadAsync();
    }

    /// <summary>What it tells, a line each.</summary>
    internal ChannelReader<string> Lines => _lines.Reader;

    /// <summary>Starts one.</summary>
    /// <param name="folder">Where the file of the executions is, and the log of its calls.</param>
    /// <param name="life">The how many-th process it is.</param>
    /// <param name="count">How many executions of each machine it starts, unless they are there.</param>
    /// <param name="origin">When its clock began to be fast, UTC.</param>
    /// <param name="speed">How fast.</param>
    /// <param name="shift">How much its clock is ahead besides, seconds.</param>
    internal static WorkerProcess Start(string folder, int life, int count, DateTimeOffset origin, int speed, int shift = 0)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AslSharp.Durable.Worker.dll"));
        start.ArgumentList.Add(folder);
        foreach (var number in (long[])[life, count, origin.UtcTicks, speed, shift]) start.ArgumentList.Add(number.ToString(CultureInfo.InvariantCulture));
        return new(Process.Start(start)!);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    internal void Tell(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It is gone, or was asked to end: it does not hear this.
        }
    }

    /// <summary>Waits for a line.</summary>
    internal async Task WaitForAsync(string line, CancellationToken cancellationToken)
    {
        await foreach (var told in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            if (told == line) return;
        }

        Assert.Fail($"The process ended before it told '{line}': {await _errors}");
    }

    /// <summary>Ends it in its midst: SIGKILL.</summary>
    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Ends it with grace.</summary>
    internal async Task<(int ExitCode, string Errors)> EndAsync(CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        return await WaitForExitAsync(cancellationToken);
    }

    internal async Task<(int ExitCode, string Errors)> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return (_process.ExitCode, await _errors);
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line) await _lines.Writer.WriteAsync(line);
        _lines.Writer.Complete();
    }
}
