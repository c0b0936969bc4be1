namespace AslSharp.Cli.Cases;

/// <summary>A case made of a history.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Case">A case as case files have them, without the definition.</param>
/// <param name="Machine">The machine that replays it, where that is not the definition itself; undefined where it is.</param>
internal sealed record FetchedCase(string Name, AslValue Case, AslValue Machine);
