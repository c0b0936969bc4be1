namespace AslSharp.Cli.Compilation;

/// <summary>The C# of one definition.</summary>
/// <param name="Index">The definition's number.</param>
/// <param name="TypeName">The full name of the state machine class.</param>
/// <param name="Source">The C#.</param>
internal sealed record EmittedMachine(int Index, string TypeName, string Source);
