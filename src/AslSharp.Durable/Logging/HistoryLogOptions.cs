namespace AslSharp.Durable;

/// <summary>How events of histories are logged.</summary>
public sealed class HistoryLogOptions
{
    /// <summary>Which events are logged.</summary>
    public HistoryLogLevel Level { get; set; }

    /// <summary>Whether inputs, outputs and variables are logged with them. Errors and causes always are.</summary>
    public bool IncludesExecutionData { get; set; }

    /// <summary>Whether each message is one line of JSON, as the service writes it to CloudWatch Logs; else a sentence.</summary>
    public bool WritesJsonLines { get; set; }
}
