using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>A state machine with contracts in C#.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITypedStateMachine : IStateMachine
{
    /// <summary>The conversions of the types that its contracts name.</summary>
    TypeConversions Conversions { get; }
}

/// <summary>The emitted program of such a machine. An editor may analyze the machine's surface without it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITypedProgram
{
    /// <summary>The conversions of the types that the contracts name.</summary>
    static virtual TypeConversions Conversions => TypeConversions.None;
}
