namespace AslSharp.Compiler.Syntax;

/// <summary>The members of <c>$states</c> that only some fields have (reference 5.2).</summary>
[Flags]
public enum StatesMembers
{
    /// <summary>Neither: <c>input</c> and <c>context</c> are everywhere.</summary>
    None = 0,

    /// <summary><c>$states.result</c>: Output and Assign of Task, Parallel and Map states.</summary>
    Result = 1,

    /// <summary><c>$states.errorOutput</c>: Output and Assign of catchers.</summary>
    ErrorOutput = 2,
}
