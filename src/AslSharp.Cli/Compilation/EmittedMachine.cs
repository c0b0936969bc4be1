namespace AslSharp.Cli.Compilation;

/// <summary>The C# of one definition.</summary>
/// <param name="Index">The definition's number.</param>
/// <param name="TypeName">The full name of the state machine class.</param>
/// <param name="Surface">The C# of the class.</param>
/// <param name="Program">The C# of what runs.</param>
internal sealed record EmittedMachine(int Index, string TypeName, string Surface, string Program);
