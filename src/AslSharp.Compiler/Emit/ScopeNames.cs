using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>The emitted names of a scope, and where its variables live.</summary>
/// <param name="plan">The scope.</param>
/// <param name="outer">The enclosing scope, or null for the machine.</param>
/// <param name="scopeType">The struct of its steps.</param>
/// <param name="frameType">The class of its frame where it needs one of its own.</param>
/// <param name="isToldByFrame">Whether the scope is to be told by its frame: where states are tested by themselves, and where the scope is run by
/// itself.</param>
internal sealed class ScopeNames(ScopePlan plan, ScopeNames? outer, string scopeType, string frameType, bool isToldByFrame)
{
    /// <summary>The runtime's class for frames that have nothing of their own.</summary>
    public const string PlainFrameType = "PlainFrame";

    private readonly Dictionary<string, string> _variableFields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _heldFields = new(StringComparer.Ordinal);

    /// <summary>The scope.</summary>
    public ScopePlan Plan => plan;

    /// <summary>The enclosing scope, or null for the machine.</summary>
    public ScopeNames? Outer => outer;

    /// <summary>The struct of its steps.</summary>
    public string ScopeType => scopeType;

    /// <summary>The class of its frame.</summary>
    public string FrameType => IsPlain ? PlainFrameType : frameType;

    /// <summary>Whether the frame has nothing of its own, and there is nothing in those around it that it could read.</summary>
    public bool IsPlain => !isToldByFrame && plan.HeldMembers.Count == 0 && !HasVariables;

    /// <summary>Whether something reads a variable of an enclosing scope.</summary>
    public bool ReadsOuter { get; private set; }

    private bool HasVariables => plan.Variables.Count > 0 || outer is { HasVariables: true };

    /// <summary>The C# expression for a held member.</summary>
    public string Held(string frame, string member)
    {
        if (_heldFields.Count == 0)
        {
            var names = new NameTable();
            foreach (var held in plan.HeldMembers) _heldFields.Add(held, names.Pascal("Held " + held));
        }

        return $"{frame}.{_heldFields[member]}";
    }

    /// <summary>The field that holds a variable of this scope. A variable's name may have letters that C# does not take, and placeholders.</summary>
    public string Field(string variable)
    {
        if (_variableFields.Count == 0)
        {
            var names = new NameTable();
            foreach (var name in plan.Variables) _variableFields.Add(name, names.Pascal("Variable " + name));
        }

        return _variableFields[variable];
    }

    /// <summary>The C# expression for a variable, seen from a frame of this scope; null when no scope in reach assigns it.</summary>
    public string? Variable(string frame, string variable)
    {
        if (plan.Variables.Contains(variable)) return $"{frame}.{Field(variable)}";
        if (outer?.Variable(frame + ".Outer", variable) is not { } found) return null;
        ReadsOuter = true;
        return found;
    }
}
