using System.Diagnostics;
using AslSharp.Benchmarks.Compilation;
using AslSharp.Benchmarks.Measuring;
using AslSharp.LanguageServer;
using AslSharp.LanguageServer.Protocol;
using Nerdbank.Streams;
using StreamJsonRpc;
using Range = AslSharp.LanguageServer.Protocol.Range;

namespace AslSharp.Benchmarks.Editors;

/// <summary>
/// What somebody waits for who types in a file of a thousand states: a keystroke goes to the language server as an editor sends it, and the clock
/// stops when the answer is back; the next comes after as long as it takes people to type. The bars: findings within 50 ms and completions within
/// 20 ms, in 19 of 20 cases; memory as it was. The processor time of both ends is told beside what was waited for, since other work on the machine
/// makes people wait too.
/// </summary>
internal static class EditorLatency
{
    private const int States = 1000;
    private const int Keystrokes = 40;
    private const int ManyKeystrokes = 10_000;
    private const string Suite = "Editor, 1,000 states";

    // Ten keystrokes a second are more than most people type.
    private static readonly TimeSpan BetweenKeystrokes = TimeSpan.FromMilliseconds(100);

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync(RunArguments arguments)
    {
        using var editor = await Session.OpenAsync(LargeDefinition.Make(States));
        var (findings, completions) = (new Waits("findings after a keystroke"), new Waits("completion after a keystroke"));
        await TypeAsync(editor, findings, completions);
        findings.Clear();
        completions.Clear();
        for (var round = 0; round < arguments.Rounds; round++) await TypeAsync(editor, findings, completions);

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < ManyKeystrokes; i++) await editor.TypeAsync(i % 100 == 99);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        return [.. findings.ToFigures(), .. completions.ToFigures(), new Figure(Suite, "memory after 10,000 keystrokes more", "B", Quartiles.Of([grown]))];
    }

    private static async Task TypeAsync(Session editor, Waits findings, Waits completions)
    {
        for (var i = 0; i < Keystrokes; i++)
        {
            await Task.Delay(BetweenKeystrokes);
            await editor.TypeAsync(isAnswered: false);
            await findings.AddAsync(editor.DiagnoseAsync);

            // The first question about a version pays for its analysis; a completion is mostly asked for first.
            await Task.Delay(BetweenKeystrokes);
            await editor.TypeAsync(isAnswered: false);
            await completions.AddAsync(editor.CompleteAsync);
        }

        findings.EndRound();
        completions.EndRound();
    }

    /// <summary>How long one kind of question took, round by round.</summary>
    private sealed class Waits(string name)
    {
        private readonly List<double> _waited = [];
        private readonly List<double> _worked = [];
        private readonly List<(double Median, double Late)> _waitedRounds = [];
        private readonly List<(double Median, double Late)> _workedRounds = [];

        internal async Task AddAsync(Func<Task> ask)
        {
            var work = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            await ask();
            _waited.Add(watch.Elapsed.TotalMilliseconds);
            _worked.Add((Environment.CpuUsage.TotalTime - work).TotalMilliseconds);
        }

        internal void EndRound()
        {
            _waitedRounds.Add(Spread(_waited));
            _workedRounds.Add(Spread(_worked));
            _waited.Clear();
            _worked.Clear();
        }

        internal void Clear()
        {
            _waitedRounds.Clear();
            _workedRounds.Clear();
        }

        internal IEnumerable<Figure> ToFigures() =>
        [
            Milliseconds(name, _waitedRounds.Select(static round => round.Median)),
            Milliseconds($"{name}, 95 of 100", _waitedRounds.Select(static round => round.Late)),
            Milliseconds($"{name}, processor time", _workedRounds.Select(static round => round.Median)),
            Milliseconds($"{name}, processor time, 95 of 100", _workedRounds.Select(static round => round.Late)),
        ];

        private static Figure Milliseconds(string figure, IEnumerable<double> rounds) => new(Suite, figure, "ms", Quartiles.Of(rounds));

        private static (double Median, double Late) Spread(List<double> times)
        {
            times.Sort();
            return (times[times.Count / 2], times[(int)(times.Count * 0.95)]);
        }
    }

    /// <summary>An editor with one file, whose cursor stands in the middle of it.</summary>
    private sealed class Session : IDisposable
    {
        private readonly JsonRpc _rpc;
        private readonly TextDocumentIdentifier _id = new(new Uri("file:///home/ada/shop/order.asl.json"));
        private readonly Position _start;
        private int _typed;
        private int _version = 1;

        private Session(Stream line, Position start)
        {
            _start = start;
            _rpc = new JsonRpc(new HeaderDelimitedMessageHandler(line, line, new SystemTextJsonFormatter { JsonSerializerOptions = ProtocolJson.Settings }));
            _rpc.StartListening();
        }

        public void Dispose() => _rpc.Dispose();

        internal static async Task<Session> OpenAsync(string text)
        {
            var (here, there) = FullDuplexStream.CreatePair();
            _ = LanguageServerHost.RunAsync(there, there, null);
            var offset = text.IndexOf("$.order\"", text.Length / 2, StringComparison.Ordinal) + "$.order".Length;
            var line = text.AsSpan(0, offset).Count('\n');
            var session = new Session(here, new Position(line, offset - text.LastIndexOf('\n', offset) - 1));
            var client = new ClientCapabilities(new TextDocumentCapabilities(Diagnostic: new object()));
            await session._rpc.InvokeWithParameterObjectAsync<InitializeResult>("initialize", new InitializeParams(client));
            await session._rpc.NotifyWithParameterObjectAsync("textDocument/didOpen", new DidOpenParams(new TextDocumentItem(session._id.Uri, "asl", 1, text)));
            return session;
        }

        /// <summary>Types a letter of a path, and after some takes them away again.</summary>
        internal async Task TypeAsync(bool isAnswered)
        {
            var end = _start with { Character = _start.Character + _typed };
            var change = _typed == 8 ? new ContentChange("", new Range(_start, end)) : new ContentChange("s", new Range(end, end));
            _typed = _typed == 8 ? 0 : _typed + 1;
            var version = new VersionedTextDocumentIdentifier(_id.Uri, ++_version);
            await _rpc.NotifyWithParameterObjectAsync("textDocument/didChange", new DidChangeParams(version, [change]));
            if (isAnswered) await DiagnoseAsync();
        }

        internal Task DiagnoseAsync()
            => _rpc.InvokeWithParameterObjectAsync<DocumentDiagnosticReport>("textDocument/diagnostic", new DocumentDiagnosticParams(_id));

        internal Task CompleteAsync()
        {
            var place = _start with { Character = _start.Character + _typed };
            return _rpc.InvokeWithParameterObjectAsync<CompletionList>("textDocument/completion", new PositionParams(_id, place));
        }
    }
}
