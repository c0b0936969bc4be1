using System.Globalization;

namespace AslSharp.DurableTask;

/// <summary>An attempt that has made its call and waits for the answer, with the moments at which it is given up.</summary>
internal sealed record WaitingAttempt(string Key, DateTimeOffset? Timeout, DateTimeOffset? Heartbeat);

/// <summary>What an orchestration starts with: the input of an execution that starts, or where one goes on.</summary>
/// <param name="Input">The execution's input.</param>
/// <param name="Position">Where it goes on; null for one that starts.</param>
/// <param name="Waiting">The attempts that wait for an answer.</param>
internal sealed record ContinuedRun(AslValue Input, ExecutionPosition? Position, IReadOnlyList<WaitingAttempt> Waiting)
{
    // No input of an execution has a member of this name.
    private const string Member = "$aslsharp.continued";

    internal WaitingAttempt? Find(string key) => Waiting.FirstOrDefault(attempt => attempt.Key == key);

    internal AslValue ToValue() => AslValue.Object(new AslProperty(Member, AslValue.Object(
        new AslProperty("input", Input),
        new AslProperty("position", Position!.ToValue()),
        new AslProperty("waiting", AslValue.Object([.. Waiting.Select(static attempt => new AslProperty(
            attempt.Key, AslValue.Object(new AslProperty("timeout", Write(attempt.Timeout)), new AslProperty("heartbeat", Write(attempt.Heartbeat)))))])))));

    internal static ContinuedRun From(AslValue value)
    {
        if (!value.IsObject || value[Member] is not { IsObject: true } continued) return new(value, null, []);
        return new(
            continued["input"],
            ExecutionPosition.FromValue(continued["position"]),
            [.. continued["waiting"].Properties.ToArray()
                .Select(static attempt => new WaitingAttempt(attempt.Name.Text, Read(attempt.Value["timeout"]), Read(attempt.Value["heartbeat"])))]);
    }

    private static string? Write(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Read(AslValue value)
        => value.TryGetString(out var text) ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;
}
