namespace AslSharp.Cli.Checking;

/// <summary>A file to check.</summary>
/// <param name="Path">The path as findings show it.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsNamed">Whether the command line names it, and not a pattern that it matches.</param>
internal sealed record CheckInput(string Path, string Text, bool IsNamed);
