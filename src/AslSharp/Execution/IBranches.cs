namespace AslSharp.Runtime;

/// <summary>Branches or iterations under way.</summary>
internal interface IBranches
{
    /// <summary>How far they are.</summary>
    BranchesPosition Save();
}
