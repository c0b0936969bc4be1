using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Shapes;

/// <summary>The data at every state of a definition: what they are, and what an expression in any field comes to.</summary>
public sealed class MachineData
{
    // Reporting goes through the states once more, and nobody may look at them meanwhile.
    private readonly object _gate = new();
    private readonly ShapeFlow _flow;

    internal MachineData(ShapeFlow flow) => _flow = flow;

    /// <summary>Reports what cannot work: warnings where only the definition says so, errors where C# does.</summary>
    /// <param name="diagnostics">Takes the findings.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public void Report(DiagnosticBag diagnostics)
    {
        lock (_gate)
            _flow.Report(diagnostics);
    }

    /// <summary>The data at every state, without anything that refers to the text.</summary>
    public ShapeFacts ToFacts()
    {
        lock (_gate)
            return _flow.ToFacts();
    }

    /// <summary>The data at one state; null where the definition has no such state.</summary>
    /// <param name="state">The state.</param>
    public StateShapes? Find(StateSymbol state)
    {
        lock (_gate)
            return _flow.Find(state);
    }

    /// <summary>What an expression in a field of a state can read; null where the definition has no such state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="field">The field of the state, such as <c>Parameters</c> or <c>Catch</c>.</param>
    /// <param name="inner">The field of the rule, catcher or part inside; the same where there is none.</param>
    internal Surroundings? Around(StateSymbol state, string field, string inner)
    {
        lock (_gate)
            return _flow.Around(state, field, inner);
    }

    /// <summary>What an expression comes to.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="around">What it can read.</param>
    internal static Shape Evaluate(ExpressionSyntax expression, Surroundings around) =>
        new ExpressionShapes(new ShapeFindings(null)).Evaluate(expression, around);

    /// <summary>What an expression of JSONata comes to.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="around">What it can read.</param>
    /// <param name="probe">Hears of each part of it, as often as that is looked at: the context there, and what it comes to.</param>
    internal static Shape Evaluate(JsonataExpressionSyntax expression, Surroundings around, Action<JsonataSyntax, Shape, Shape> probe) =>
        JsonataInference.Evaluate(expression, around, new ShapeFindings(null), probe);
}
