using System.Diagnostics;
using System.Text;

namespace AslSharp.Fuzzing.Machines.Running;

/// <summary>A process of <see cref="MachineWorker"/>, as the one that gives orders sees it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // Nothing but a fault of the worker itself takes so long.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(4);
    private const int MostErrors = 60_000;

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    internal WorkerProcess()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Started by the shared host, the program is its first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        start.ArgumentList.Add(MachineWorker.Mode);
        // Threads with stacks of a megabyte, and less memory than would hurt the computer.
        start.Environment["DOTNET_DefaultStackSize"] = "100000";
        start.Environment["DOTNET_GCHeapHardLimit"] = "80000000";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                if (_errors.Length < MostErrors) _errors.AppendLine(line.Data);
            }
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>Gives an order.</summary>
    internal void Order(string order)
    {
        try
        {
            _process.StandardInput.WriteLine(order);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It is dead: reading will tell.
        }
    }

    /// <summary>The next line; null where the process ended or says nothing for too long.</summary>
    internal string? Read(out bool isSilent)
    {
        var line = _process.StandardOutput.ReadLineAsync();
        isSilent = !line.Wait(LongestSilence);
        return isSilent ? null : line.Result;
    }

    /// <summary>What the process wrote before it ended.</summary>
    internal (int ExitCode, string Errors) Death()
    {
        if (!_process.WaitForExit(10_000)) _process.Kill();
        _process.WaitForExit();
        lock (_errors) return (_process.ExitCode, _errors.ToString());
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
