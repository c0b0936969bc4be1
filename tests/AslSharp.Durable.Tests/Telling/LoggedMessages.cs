using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace AslSharp.Durable.Tests.Telling;

/// <summary>Keeps what loggers of histories are given.</summary>
internal sealed class LoggedMessages : ILoggerProvider
{
    internal ConcurrentQueue<(string Category, LogLevel Level, string Event, string Text, IReadOnlyDictionary<string, object?> Values)> All { get; } = new();

    internal IEnumerable<string> Texts => All.Select(static each => each.Text);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(LoggedMessages messages, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!category.StartsWith("AslSharp.Executions", StringComparison.Ordinal)) return;
            var values = ((IReadOnlyList<KeyValuePair<string, object?>>)(object)state!).ToDictionary(StringComparer.Ordinal);
            messages.All.Enqueue((category, logLevel, eventId.Name!, formatter(state, exception), values));
        }
    }
}
