namespace AslSharp.Durable.Tests.Killing;

/// <summary>Executions of all kinds in one file, run by processes that are killed again and again, until all have ended.</summary>
internal sealed class KillRound : IDisposable
{
    private const int Speed = 20;

    // How long a process lives: milliseconds, for those that are killed while they start; calls of tasks and milliseconds after them, for others.
    private const int LongestStart = 250;
    private const int MostCalls = 20;
    private const int LongestAfter = 40;

    // Where there is nothing left to call before somebody answers.
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(2);
    private static readonly HashSet<string> InOrder = ["chain", "retries", "loop", "pauses", "errand", "parent"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aslsharp-kill-");
    private readonly DateTimeOffset _origin = DateTimeOffset.UtcNow;
    private readonly Random _random;
    private readonly int _count;
    private readonly Dictionary<string, Answer> _answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _recorded = new(StringComparer.Ordinal);
    private readonly HashSet<(string Life, string Key)> _calls = [];
    private long _logRead;
    private string _log = "";
    private int _life;

    internal KillRound(int seed, int count)
    {
        _random = new Random(seed);
        _count = count;
    }

    /// <summary>What went wrong, a sentence each.</summary>
    internal List<string> Faults { get; } = [];

    internal int Kills { get; private set; }

    /// <summary>How many calls were made again because the process had ended in their midst.</summary>
    internal int Repeated => _calls.GroupBy(static call => call.Key).Sum(static calls => calls.Count() - 1);

    internal int Calls => _calls.Count;

    /// <summary>What two rounds have in common, whatever happened to their processes: calls and histories.</summary>
    internal List<string> Outcome { get; } = [];

    public void Dispose() => _folder.Delete(recursive: true);

    internal async Task RunAsync(int kills, CancellationToken cancellationToken)
    {
        while (Kills < kills && await LiveAndBeKilledAsync(cancellationToken)) { }
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        rest.CancelAfter(LongestRest);
        using (var process = Start())
        {
            try
            {
                await LiveAsync(process, isLast: true, rest.Token);
                await process.EndAsync(rest.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                Faults.Add("Not all executions end.");
                await process.KillAsync();
            }
        }

        ReadLog();
        var file = await KeptFile.ReadAsync(_folder.FullName);
        Faults.AddRange(file.RestsLeft);
        foreach (var each in file.Histories)
        {
            if (each.Stored.Status != ExecutionStatus.Succeeded) Faults.Add($"{each.Stored.Arn} is {each.Stored.Status}: {each.Content.Error} {each.Content.Cause}");
            Outcome.Add($"{each.MachineName} {KeptHistory.Plain(each.Stored.Arn)}\n{(InOrder.Contains(each.MachineName) ? each.InOrder() : each.ByCause())}");
        }

        Outcome.AddRange(_calls.Select(static call => call.Key).Distinct().Select(KeptHistory.Plain));
        Outcome.Sort(StringComparer.Ordinal);
    }

    // False where all ended before it could be killed.
    private async Task<bool> LiveAndBeKilledAsync(CancellationToken cancellationToken)
    {
        using var process = Start();
        if (_random.Next(5) == 0)
        {
            await Task.Delay(_random.Next(LongestStart), cancellationToken);
        }
        else
        {
            await process.WaitForAsync("ready", cancellationToken);
            using var end = new CancellationTokenSource(LongestLife);
            try
            {
                await LiveAsync(process, isLast: false, end.Token, _calls.Count + _random.Next(MostCalls));
                await Task.Delay(_random.Next(LongestAfter), cancellationToken);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Its time is over.
            }
        }

        if (_random.Next(8) == 0) await EndAsync(process, cancellationToken);
        else await process.KillAsync();
        Kills++;
        while (process.Lines.TryRead(out var line)) Hear(process, line, isLast: false);
        ReadLog();
        if (!File.Exists(Path.Combine(_folder.FullName, "executions.db"))) return true;
        var file = await KeptFile.ReadAsync(_folder.FullName);
        foreach (var each in file.Histories)
        {
            _recorded.UnionWith(each.RecordedKeys());

            // A worker was given this task, and may not have heard of it.
            if (each.MachineName == "errand" && each.Content.Position?.Scope is { WaitsForWorker: false, TaskToken: { } token }) _answers.TryAdd(token, new Answer());
        }

        return file.Histories.Count == 0 || file.RestsLeft.Count > 0;
    }

    // Some are asked to end: they finish the calls under way, and begin no other.
    private async Task EndAsync(WorkerProcess process, CancellationToken cancellationToken)
    {
        using var grace = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        grace.CancelAfter(LongestRest);
        var (exitCode, errors) = await process.EndAsync(grace.Token);
        if (exitCode != 0) Faults.Add($"The process did not end with grace: {exitCode} {errors}");
    }

    private WorkerProcess Start() => WorkerProcess.Start(_folder.FullName, ++_life, _count, _origin, Speed);

    // Until all have ended, or there were so many calls.
    private async Task LiveAsync(WorkerProcess process, bool isLast, CancellationToken cancellationToken, int calls = int.MaxValue)
    {
        foreach (var (token, answer) in _answers.ToList()) Send(process, token, answer, isLast);
        while (_calls.Count < calls)
        {
            // Looked at before the lines are, so that none is missed.
            var isOver = process.Lines.Completion.IsCompleted;
            while (process.Lines.TryRead(out var line))
            {
                if (line == "done") return;
                Hear(process, line, isLast);
            }

            if (isOver)
            {
                Faults.Add($"The process ended by itself: {(await process.WaitForExitAsync(cancellationToken)).Errors}");
                return;
            }

            foreach (var token in ReadLog()) Send(process, token, Get(token), isLast);
            await Task.Delay(5, cancellationToken);
        }
    }

    private Answer Get(string token)
    {
        if (!_answers.TryGetValue(token, out var answer)) _answers.Add(token, answer = new Answer());
        return answer;
    }

    private void Hear(WorkerProcess process, string line, bool isLast)
    {
        var words = line.Split(' ', 3);
        if (words.Length < 2) return;
        var answer = Get(words[1]);
        switch (words[0])
        {
            case "task":
                Send(process, words[1], answer, isLast);
                break;
            case "kept":
                if (answer.IsKept) Faults.Add($"An answer was taken twice: {words[1]}");
                answer.IsKept = true;
                break;
            case "late":
                if (!answer.IsKept && answer.FirstSent == _life) Faults.Add($"An answer came too late: {words[1]}");
                answer.IsKept = true;
                break;
            default:
                Faults.Add($"An answer was refused: {line}");
                break;
        }
    }

    // Some are answered later, by a process to come; some that are kept are answered once more.
    private void Send(WorkerProcess process, string token, Answer answer, bool isLast)
    {
        if (answer.LastSent == _life || !(isLast || _random.Next(3) > 0) || (answer.IsKept && _random.Next(4) > 0)) return;
        answer.LastSent = _life;
        if (answer.FirstSent == 0) answer.FirstSent = _life;
        process.Tell(token);
    }

    /// <summary>Reads what tasks have written down since, and checks it.</summary>
    /// <returns>The tokens that are new.</returns>
    private List<string> ReadLog()
    {
        var tokens = new List<string>();
        var path = Path.Combine(_folder.FullName, "calls.txt");
        if (!File.Exists(path)) return tokens;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            file.Position = _logRead;
            using var reader = new StreamReader(file);
            _log += reader.ReadToEnd();
            _logRead = file.Position;
        }

        var end = _log.LastIndexOf('\n') + 1;
        foreach (var line in _log[..end].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('\t');
            if (!_calls.Add((parts[0], parts[1]))) Faults.Add($"Called twice by one process: {parts[1]}");
            if (_recorded.Contains(parts[1])) Faults.Add($"Called again although its result was kept: {parts[1]}");
            if (parts[2].Length > 0 && _answers.TryAdd(parts[2], new Answer())) tokens.Add(parts[2]);
        }

        _log = _log[end..];
        return tokens;
    }

    private sealed class Answer
    {
        internal int FirstSent { get; set; }

        internal int LastSent { get; set; }

        internal bool IsKept { get; set; }
    }
}
