using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>A scope of an expression while it is lowered: a block, a lambda, the variables of a path, or the whole expression.</summary>
/// <param name="outer">The scope around it; null for the whole expression.</param>
/// <param name="bound">The names that something inside binds, be it later; null for the variables of a path, where nothing is bound.</param>
/// <param name="isDeferred">Whether what is inside runs later than the code around it: a lambda.</param>
internal sealed class JsonataScope(JsonataScope? outer, HashSet<string>? bound, bool isDeferred = false)
{
    private readonly Dictionary<string, JsonataVariable> _variables = new(StringComparer.Ordinal);
    private readonly List<JsonataVariable> _inOrder = [];

    /// <summary>The scope around it.</summary>
    public JsonataScope? Outer => outer;

    /// <summary>Whether what is inside runs later than the code around it.</summary>
    public bool IsDeferred => isDeferred;

    /// <summary>Whether <c>:=</c> binds here.</summary>
    public bool IsFrame => bound is not null;

    /// <summary>Whether something inside binds the name, be it later.</summary>
    public bool Binds(string name) => bound is not null && bound.Contains(name);

    /// <summary>The variable of that name; null for none.</summary>
    public JsonataVariable? Find(string name) => _variables.TryGetValue(name, out var variable) ? variable : null;

    /// <summary>Declares a variable; a later one hides an earlier one of its name.</summary>
    public JsonataVariable Declare(string name, int number)
    {
        var variable = new JsonataVariable(name, number);
        _variables[name] = variable;
        _inOrder.Add(variable);
        return variable;
    }

    /// <summary>The variables as the plan has them.</summary>
    public IEnumerable<JsonataLocalPlan> Plans() => _inOrder.Select(static variable => variable.Plan());
}
