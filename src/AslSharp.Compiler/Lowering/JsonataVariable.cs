using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>A variable of an expression while it is lowered.</summary>
internal sealed class JsonataVariable(string name, int number)
{
    /// <summary>Its number.</summary>
    public int Number => number;

    /// <summary>Whether it has a value wherever the lowering has come to.</summary>
    public bool IsAssigned { get; set; }

    /// <summary>Whether it is asked at run time if anything was assigned.</summary>
    public bool IsMarked { get; set; }

    /// <summary>Whether it is read, or may be, before the statement that assigns it, or is assigned inside another expression.</summary>
    public bool IsEarly { get; set; }

    /// <summary>The variable as the plan has it.</summary>
    public JsonataLocalPlan Plan() => new(number, name, IsMarked, IsEarly);
}
