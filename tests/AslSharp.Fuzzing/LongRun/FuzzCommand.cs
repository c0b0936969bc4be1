using System.Diagnostics;
using AslSharp.Compiler;
using AslSharp.Fuzzing.Checks;
using AslSharp.Fuzzing.Inputs;
using CsCheck;

namespace AslSharp.Fuzzing.LongRun;

/// <summary>Looks at inputs until the time is over.</summary>
internal sealed class FuzzCommand(FuzzOptions options)
{
    // What is compiled on a thread of the pool must not need more.
    private const int StackSize = 1024 * 1024;

    private readonly Findings _findings = new(options.Findings);
    private readonly PendingCode _code = new(40);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Stopwatch _compiling = new();
    private readonly PriorityQueue<(ulong Input, long Length), double> _slowest = new();
    private long _inputs;
    private long _right;
    private long _characters;

    /// <summary>Runs; the exit code is 1 where something was found.</summary>
    internal static int Run(string[] arguments)
    {
        var options = FuzzOptions.Parse(arguments);
        SeedTexts.Corpus = options.Corpus;
        var command = new FuzzCommand(options);
        var thread = new Thread(command.Work, StackSize);
        thread.Start();
        thread.Join();
        return command._findings.Kinds == 0 ? 0 : 1;
    }

    private void Work()
    {
        Directory.CreateDirectory(options.Findings);
        using var watchdog = new Watchdog(Path.Combine(options.Findings, "current-input"));
        Console.WriteLine($"{SeedTexts.Texts.Count} seeds, {SeedTexts.Expressions.Count} expressions, from {options.Seed}.");
        foreach (var (path, why) in SeedTexts.Skipped) Console.WriteLine($"skipped: {path} {why}");
        if (watchdog.Unfinished != 0) _findings.Write(Make(watchdog.Unfinished).Text, "The process ended in the midst of this input.");
        CheckGrowth();
        var end = TimeSpan.FromMinutes(options.Minutes);
        var report = TimeSpan.FromMinutes(1);
        for (var number = (ulong)options.Seed << 32 | 1; _clock.Elapsed < end; number++)
        {
            Look(number, watchdog);
            if (_clock.Elapsed < report) continue;
            report += TimeSpan.FromMinutes(1);
            Report();
        }

        Take(_code.Flush());
        Report();
        foreach (var line in _findings.Summary()) Console.WriteLine(line);
        while (_slowest.TryDequeue(out var slow, out var milliseconds)) Console.WriteLine($"slow: {milliseconds:F0} ms for {slow.Length:N0} characters: {Make(slow.Input)}");
    }

    private static FuzzInput Make(ulong number) => FuzzInput.Any.Generate(new PCG((uint)(number >> 32), number), null, out _);

    private void Look(ulong number, Watchdog watchdog)
    {
        var input = Make(number);
        var (name, text) = (input.Name, input.Text);
        _inputs++;
        _characters += text.Length;
        try
        {
            var start = Stopwatch.GetTimestamp();
            var result = CompilerChecks.Check(name, text, watchdog.Enter(number));
            watchdog.Leave();
            _slowest.Enqueue((number, text.Length), Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (_slowest.Count > 8) _slowest.Dequeue();
            if (result.Plan.Machine is not null) _right++;
            Compile(name, text, result);
        }
        catch (FuzzFailure failure)
        {
            watchdog.Leave();
            _findings.Add(name, text, failure, text => CompilerChecks.Check(name, text, CancellationToken.None));
        }
        catch (OperationCanceledException)
        {
            watchdog.Leave();
            _findings.Write(text, "Takes more than ten seconds.");
        }
    }

    // Roslyn takes far longer than everything else: it gets half of the time. Of wrong definitions a few are compiled too, since their surface must be C#.
    private void Compile(string name, string text, CompiledDefinition result)
    {
        if (result.Plan.Machine is null && _inputs % 50 != 0) return;
        if (_compiling.Elapsed > _clock.Elapsed / 2) return;
        _compiling.Start();
        Take(_code.Add(name, text));
        _compiling.Stop();
    }

    private void Take(IReadOnlyList<(string Name, string Text, FuzzFailure Failure)> failures)
    {
        foreach (var (name, text, failure) in failures) _findings.Add(name, text, failure, text => GeneratedCode.Check(name, text));
    }

    private void CheckGrowth()
    {
        foreach (var (name, make) in Growth.Families)
        {
            const int size = 2000;
            Growth.Compile(make(size / 10));
            var (once, twice) = (Time(make(size)), Time(make(2 * size)));
            Console.WriteLine($"growth: {name}: {once:F1} ms for {size:N0}, {twice:F1} ms for {2 * size:N0}{(twice > 3 * once && twice > 50 ? "  FOUND: more than linear" : "")}");
        }
    }

    private static double Time(string text)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            // Time of the processor, since other work on the machine makes that of the clock say little.
            var start = Environment.CpuUsage.UserTime;
            Growth.Compile(text);
            best = Math.Min(best, (Environment.CpuUsage.UserTime - start).TotalMilliseconds);
        }

        return best;
    }

    private void Report() => Console.WriteLine(
        $"{_clock.Elapsed:hh\\:mm\\:ss} {_inputs:N0} inputs, {_inputs / _clock.Elapsed.TotalSeconds:F0} a second, {_characters / 1e6:F0} million characters, {_right:N0} right, {_code.Compiled:N0} compiled as C#, {_findings.Kinds} kinds of findings");
}
