using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Jsonata;

/// <summary>The rules of Step Functions for expressions that parse (ASL reference, section 5.2), and calls that can only fail.</summary>
public static class JsonataChecker
{
    /// <summary>Checks an expression of a state.</summary>
    /// <param name="root">The expression.</param>
    /// <param name="variables">The machine's variables in reach, which hide built-in functions.</param>
    /// <returns>What was found, in the order of evaluation; of references that are not there the first for each name, as the service reports them.</returns>
    public static EquatableArray<JsonataFinding> Check(JsonataSyntax root, IReadOnlyCollection<string> variables)
    {
        var visitor = new JsonataCheckVisitor(variables);
        visitor.Check(root);
        return [.. visitor.Findings];
    }
}
