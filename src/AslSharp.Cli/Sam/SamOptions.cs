namespace AslSharp.Cli.Sam;

/// <summary>What the template is to have.</summary>
/// <param name="CodeUri">The folder with the program of the functions.</param>
/// <param name="Architecture"><c>x86_64</c> or <c>arm64</c>.</param>
/// <param name="HasTracing">Whether executions and functions are traced by X-Ray.</param>
/// <param name="LogLevel"><c>ALL</c>, <c>ERROR</c> or <c>FATAL</c>; null for no logs.</param>
/// <param name="IsExpress">Whether the machines are Express ones.</param>
/// <param name="IsInline">Whether definitions stand in the template, with functions by reference.</param>
/// <param name="HasFunctions">Whether the template makes the functions, or only calls those that are there.</param>
internal sealed record SamOptions(string CodeUri, string Architecture, bool HasTracing, string? LogLevel, bool IsExpress, bool IsInline, bool HasFunctions);
