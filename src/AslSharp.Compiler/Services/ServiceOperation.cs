namespace AslSharp.Compiler.Services;

/// <summary>One operation of a service.</summary>
/// <param name="Name">Its name, with a capital.</param>
/// <param name="Input">What it takes; null for nothing.</param>
/// <param name="Output">What it answers; null for nothing.</param>
internal sealed record ServiceOperation(string Name, ServiceShape? Input, ServiceShape? Output);
