using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>What an expression reads of what it does not bind itself.</summary>
/// <param name="Variables">
/// Every read of a variable that is not bound in the expression at that place, in order, <c>$states</c> excepted; built-in functions too,
/// which only a machine's variables can tell from variables.
/// </param>
/// <param name="StatesMembers">Every <c>$states.member</c>, in order; the span is that of the member.</param>
/// <param name="WholeStates">Every other read of <c>$states</c>: as a whole, or with a member that is computed.</param>
public sealed record JsonataReferences(
    EquatableArray<JsonataReference> Variables, EquatableArray<JsonataReference> StatesMembers, EquatableArray<TextSpan> WholeStates)
{
    /// <summary>
    /// Where the expression reads the context of the whole expression, which Step Functions leaves undefined: <c>$</c>, bare names, <c>*</c>,
    /// <c>**</c>, and calls of built-in functions that take it for an argument.
    /// </summary>
    public EquatableArray<TextSpan> ContextReads { get; init; }

    /// <summary>The name of the variable with what the state was given.</summary>
    public const string StatesName = "states";

    /// <summary>Gathers the reads of an expression.</summary>
    /// <param name="root">The expression.</param>
    public static JsonataReferences Of(JsonataSyntax root)
    {
        var gatherer = new Gatherer();
        gatherer.Gather(root);
        return new JsonataReferences([.. gatherer.Variables], [.. gatherer.StatesMembers], [.. gatherer.WholeStates])
        {
            ContextReads = [.. gatherer.ContextReads],
        };
    }

    private sealed class Gatherer : JsonataWalker
    {
        // Places of nodes about which more is known from above.
        private readonly HashSet<TextSpan> _tests = [];
        private readonly HashSet<TextSpan> _calls = [];
        private readonly HashSet<TextSpan> _members = [];
        private readonly HashSet<TextSpan> _applied = [];

        public List<JsonataReference> Variables { get; } = [];

        public List<JsonataReference> StatesMembers { get; } = [];

        public List<TextSpan> WholeStates { get; } = [];

        public List<TextSpan> ContextReads { get; } = [];

        public void Gather(JsonataSyntax root) => WalkRoot(root);

        protected override void Visit(JsonataSyntax node, bool isTopLevel)
        {
            if (isTopLevel && ReadsContext(node))
                ContextReads.Add(node.Span);
            switch (node)
            {
                case JsonataApplySyntax { Right: JsonataCallSyntax applied }:
                    _applied.Add(applied.Span);
                    break;
                case JsonataCallSyntax call:
                    _calls.Add(call.Procedure.Span);
                    if (call is { Procedure: JsonataVariableSyntax { Name: "exists" }, Arguments.Count: 1 })
                        _tests.Add((call.Arguments[0] is JsonataPathSyntax path ? path.Steps[0].Expression : call.Arguments[0]).Span);
                    break;
                case JsonataPathSyntax { Steps.Count: > 1 } path when IsPlainStates(path.Steps[0]) && path.Steps[1].Expression is JsonataNameSyntax member:
                    if (!IsBound(StatesName))
                    {
                        _members.Add(path.Steps[0].Expression.Span);
                        StatesMembers.Add(new JsonataReference(member.Name, member.Span, IsTest: false));
                    }

                    break;
                case JsonataVariableSyntax variable when !IsBound(variable.Name):
                    AddVariable(variable);
                    break;
            }
        }

        private bool ReadsContext(JsonataSyntax node) => node switch
        {
            JsonataContextSyntax or JsonataNameSyntax or JsonataWildcardSyntax or JsonataDescendantsSyntax => true,
            JsonataCallSyntax { Procedure: JsonataVariableSyntax procedure } call =>
                !IsBound(procedure.Name) && JsonataBuiltIns.Find(procedure.Name)?.Signature is { } signature
                    && signature.Parameters.Any(static parameter => parameter.TakesContext)
                && call.Arguments.Count + (_applied.Contains(call.Span) ? 1 : 0) < signature.RequiredArguments,
            _ => false,
        };

        private static bool IsPlainStates(JsonataStepSyntax step) =>
            step is { Expression: JsonataVariableSyntax { Name: StatesName, Predicates.IsEmpty: true, Group: null }, Stages.IsEmpty: true, Focus: null };

        private void AddVariable(JsonataVariableSyntax variable)
        {
            if (variable.Name != StatesName)
                Variables.Add(new JsonataReference(variable.Name, variable.Span, _tests.Contains(variable.Span)) { IsCall = _calls.Contains(variable.Span) });
            else if (!_members.Contains(variable.Span))
                WholeStates.Add(variable.Span);
        }
    }
}
