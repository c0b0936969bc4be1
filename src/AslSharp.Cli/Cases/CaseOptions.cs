namespace AslSharp.Cli.Cases;

/// <summary>How cases are judged.</summary>
/// <param name="ComparesHistory">Whether the events count too, and not the outcome alone.</param>
internal sealed record CaseOptions(bool ComparesHistory);
