using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>What an expression may refer to where it is evaluated.</summary>
/// <param name="Data">The C# expression for <c>$</c>; an identifier.</param>
/// <param name="Frame">The C# expression for the frame of the scope whose variables are in reach.</param>
/// <param name="Scope">That scope.</param>
/// <param name="Context">The C# expression for <c>$$</c>.</param>
/// <param name="Call">The intrinsic call around the expression, for error texts; empty for none.</param>
/// <param name="Item">The C# expression for <c>$$.Map.Item.Value</c> where it is at hand, else null.</param>
/// <param name="ItemIndex">The C# expression for the item's number where it is at hand, else null.</param>
internal sealed record ExpressionContext(
    string Data, string Frame, ScopeNames Scope, string Context, string Call = "", string? Item = null, string? ItemIndex = null);

/// <summary>The emitted names of a scope, and where its variables live.</summary>
/// <param name="Plan">The scope.</param>
/// <param name="Outer">The enclosing scope, or null for the machine.</param>
/// <param name="Method">The method that runs it.</param>
/// <param name="FrameType">The class of its frame.</param>
internal sealed record ScopeNames(ScopePlan Plan, ScopeNames? Outer, string Method, string FrameType)
{
    /// <summary>The field that holds a variable.</summary>
    public static string Field(string variable) => "Variable_" + variable;

    /// <summary>The C# expression for a variable, seen from a frame of this scope; null when no scope in reach assigns it.</summary>
    public string? Variable(string frame, string variable)
    {
        for (var scope = this; scope is not null; scope = scope.Outer, frame += ".Outer")
        {
            if (scope.Plan.Variables.Contains(variable)) return $"{frame}.{Field(variable)}";
        }

        return null;
    }
}
