using System.Diagnostics;
using System.Globalization;
using AslSharp.Fuzzing.LongRun;

namespace AslSharp.Fuzzing.Machines.Running;

/// <summary>Runs random machines in worker processes until the time is over, or as many as are wanted.</summary>
internal sealed class MachineCommand(FuzzOptions options, TextWriter output)
{
    private const int Batch = 24;
    // A process that lives on keeps every machine that it loaded.
    private const int MachinesOfAProcess = 480;

    private readonly Dictionary<string, (int Count, string Place)> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _ends = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _machines;
    private int _refused;
    private int _executions;
    private int _processes;
    private bool _isAlive;
    private WorkerProcess? _trier;

    /// <summary>The kinds of findings, each with where its first is written.</summary>
    internal IReadOnlyDictionary<string, (int Count, string Place)> Kinds => _kinds;

    /// <summary>How many executions ended.</summary>
    internal int Executions => _executions;

    /// <summary>Runs machines, or replays one; the exit code is 1 where something was found.</summary>
    internal static int Run(string[] arguments)
    {
        var options = FuzzOptions.Parse(arguments);
        var command = new MachineCommand(options, Console.Out);
        return options.Replay is { } file ? command.Replay(file) : command.Work();
    }

    /// <summary>Runs machines; the exit code is 1 where something was found.</summary>
    internal int Work()
    {
        Directory.CreateDirectory(options.Findings);
        output.WriteLine($"Machines from seed {options.Seed}; findings go to {options.Findings}.");
        var number = options.First;
        var report = TimeSpan.FromMinutes(1);
        while (!IsOver(number))
        {
            using var worker = new WorkerProcess();
            _processes++;
            for (var left = MachinesOfAProcess; left > 0 && !IsOver(number); left -= Batch)
            {
                var count = options.Count is { } most ? Math.Min(Batch, options.First + most - number) : Batch;
                var last = RunBatch(worker, number, count);
                number = last + 1;
                if (_clock.Elapsed > report) Report();
                while (_clock.Elapsed > report) report += TimeSpan.FromMinutes(1);
                if (!_isAlive) break;
            }
        }

        Report();
        foreach (var (kind, (count, place)) in _kinds.OrderByDescending(static kind => kind.Value.Count)) output.WriteLine($"{count,7} x {kind}\n          dotnet run --project tests/AslSharp.Fuzzing -- machines --replay {place}");
        output.WriteLine("Executions ended: " + string.Join(", ", _ends.OrderByDescending(static end => end.Value).Take(40).Select(static end => $"{end.Value} {end.Key}")));
        if (_refusals.Count > 0) output.WriteLine("Machines were refused: " + string.Join("; ", _refusals.OrderByDescending(static pair => pair.Value).Take(8).Select(static pair => $"{pair.Value} {pair.Key}")));
        return _kinds.Count == 0 ? 0 : 1;
    }

    private bool IsOver(int number) => options.Count is { } count ? number >= options.First + count : _clock.Elapsed.TotalMinutes >= options.Minutes;

    private int Replay(string file)
    {
        var found = Try(MachineCase.Read(file), null);
        output.WriteLine(found is null ? "Nothing is found." : $"{found.Signature}\n{found.Message}");
        return found is null ? 0 : 1;
    }

    /// <summary>Has a batch run; gives the number of the last machine that is done with.</summary>
    private int RunBatch(WorkerProcess worker, int first, int count)
    {
        worker.Order($"RUN {options.Seed} {first} {count}");
        var at = (Seed: 0UL, Run: -1);
        var seen = 0UL;
        while (true)
        {
            var line = worker.Read(out var isSilent);
            if (line is null or "HANGS")
            {
                _isAlive = false;
                var number = at.Run < 0 ? first + count - 1 : (int)(at.Seed & uint.MaxValue);
                if (line is null) Add(Died(worker, at.Run < 0 ? MachineCase.Make(options.Seed, first) : MachineCase.Make(options.Seed, number) with { Run = at.Run }, isSilent));
                return number;
            }

            var (word, rest) = Split(line);
            switch (word)
            {
                case "AT":
                    var (seed, run) = Split(rest);
                    at = (ulong.Parse(seed, CultureInfo.InvariantCulture), int.Parse(run, CultureInfo.InvariantCulture));
                    if (seen != at.Seed) _machines++;
                    seen = at.Seed;
                    break;
                case "ENDED":
                    _executions++;
                    Count(_ends, rest.Length > 60 ? rest[..60] : rest);
                    break;
                case "REFUSED":
                    _refused++;
                    Count(_refusals, rest.Length > 110 ? rest[..110] : rest);
                    break;
                case "FOUND":
                    Add(MachineFinding.Parse(rest));
                    break;
                case "DONE":
                    _isAlive = true;
                    return first + count - 1;
            }
        }
    }

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static (string Word, string After) Split(string line) => line.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? (line[..end], line[(end + 1)..]) : (line, "");

    private static MachineFinding Died(WorkerProcess worker, MachineCase machineCase, bool isSilent)
    {
        if (isSilent) return new MachineFinding(machineCase, "The worker is silent", "The worker says nothing for minutes.");
        var (code, errors) = worker.Death();
        return new MachineFinding(machineCase, Signatures.OfDeath(errors), $"The process ended with {code}.\n{(errors.Length > 12_000 ? errors[..12_000] : errors)}");
    }

    private void Add(MachineFinding finding)
    {
        if (_kinds.TryGetValue(finding.Signature, out var known))
        {
            _kinds[finding.Signature] = (known.Count + 1, known.Place);
            return;
        }

        var place = Path.Combine(options.Findings, $"machine-{finding.Case.Seed}-{_kinds.Count}.json");
        _kinds[finding.Signature] = (1, place);
        Write(finding, place);
        output.WriteLine($"FOUND {place}: {finding.Signature}");
        var smallest = MachineMinimizer.Shorten(finding, options.Minimizing, Try);
        if (smallest != finding) Write(smallest, place);
    }

    private static void Write(MachineFinding finding, string place)
    {
        finding.Case.Write(place);
        File.WriteAllText(Path.ChangeExtension(place, ".txt"), $"{finding.Signature}\n{finding.Message}\n");
    }

    private MachineFinding? Try(MachineCase machineCase, string? signature)
    {
        var file = Path.Combine(options.Findings, $"try-{Environment.ProcessId}.json");
        Directory.CreateDirectory(options.Findings);
        machineCase.Write(file);
        _trier ??= new WorkerProcess();
        _trier.Order("TRY " + file);
        MachineFinding? found = null;
        while (true)
        {
            var line = _trier.Read(out var isSilent);
            if (line is null)
            {
                var death = Died(_trier, machineCase, isSilent);
                if (signature is null || death.Signature == signature) found ??= death;
            }

            if (line is null or "HANGS")
            {
                _trier.Dispose();
                _trier = null;
                break;
            }

            var (word, rest) = Split(line);
            if (word == "DONE") break;
            if (word == "REFUSED" && signature is null) output.WriteLine("The machine is refused: " + rest);
            if (word != "FOUND" || found is not null) continue;
            var one = MachineFinding.Parse(rest);
            if (signature is null || one.Signature == signature) found = one;
        }

        File.Delete(file);
        return found;
    }

    private void Report() => output.WriteLine(
        $"{_clock.Elapsed:hh\\:mm\\:ss} {_machines:N0} machines, {_executions:N0} executions, {_refused:N0} machines refused, {_processes} processes, {_kinds.Count} kinds of findings, {_kinds.Values.Sum(static kind => kind.Count):N0} findings");
}
