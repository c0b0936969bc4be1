using AslSharp.Compiler.Planning;

namespace AslSharp.Generator;

/// <summary>The names of one definition's machine.</summary>
/// <param name="Path">The definition.</param>
/// <param name="Target">The names.</param>
internal sealed record FileTarget(string Path, StateMachineTarget Target);
