namespace AslSharp.Compiler.Text;

/// <summary>The type of a state machine, which its definition does not tell (reference 10).</summary>
public enum StateMachineType
{
    /// <summary>STANDARD, the default: long-lived, each step once.</summary>
    Standard,

    /// <summary>EXPRESS: at most five minutes, without jobs, callbacks, activities and distributed Maps.</summary>
    Express,
}
