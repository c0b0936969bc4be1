namespace AslSharp.Graphs;

/// <summary>The types of states.</summary>
internal enum StateKind
{
    Pass,
    Task,
    Choice,
    Wait,
    Succeed,
    Fail,
    Parallel,
    Map,
}
