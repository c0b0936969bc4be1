using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Generator;

/// <summary>The names of all machines of a project, and what is wrong with them.</summary>
/// <param name="Targets">One entry for each definition that is emitted, in the order of paths.</param>
/// <param name="Orphans">The names of classes that have no definition, which has been reported: they get a surface all the same.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record TargetTable(EquatableArray<FileTarget> Targets, EquatableArray<StateMachineTarget> Orphans, EquatableArray<TargetFinding> Findings)
{
    /// <summary>The names of a definition's machine; null where nothing is emitted for it.</summary>
    public StateMachineTarget? Find(string path)
    {
        foreach (var entry in Targets)
        {
            if (entry.Path == path) return entry.Target;
        }

        return null;
    }
}
