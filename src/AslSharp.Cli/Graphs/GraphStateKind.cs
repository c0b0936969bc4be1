namespace AslSharp.Cli.Graphs;

/// <summary>What a box of the picture is.</summary>
internal enum GraphStateKind
{
    Pass,
    Task,
    Choice,
    Wait,
    Succeed,
    Fail,
    Parallel,
    Map,

    /// <summary>A state without a type that there is.</summary>
    Unknown,

    /// <summary>A name that a transition goes to, and that no state of the scope has.</summary>
    Missing,
}
