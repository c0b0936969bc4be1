using System.Globalization;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

internal sealed class JsonataCheckVisitor : JsonataWalker
{
    private readonly IReadOnlyCollection<string> _variables;
    private readonly List<JsonataFinding> _findings = [];
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    // Calls on the right of ~>, which get one argument more.
    private readonly HashSet<TextSpan> _applied = [];

    public JsonataCheckVisitor(IReadOnlyCollection<string> variables) => _variables = variables;

    public IReadOnlyList<JsonataFinding> Findings => _findings;

    public void Check(JsonataSyntax root) => WalkRoot(root);

    protected override void Visit(JsonataSyntax node, bool isTopLevel)
    {
        switch (node)
        {
            case JsonataRootSyntax when _reported.Add("$$"):
                Report(DiagnosticDescriptors.JsonataRootReference, node.Span);
                break;
            case JsonataContextSyntax when isTopLevel && _reported.Add("$"):
                Report(DiagnosticDescriptors.JsonataTopLevelReference, node.Span, "$");
                break;
            case JsonataNameSyntax name when isTopLevel && _reported.Add("." + name.Name):
                Report(DiagnosticDescriptors.JsonataTopLevelReference, name.Span, name.Name);
                break;
            case JsonataApplySyntax { Right: JsonataCallSyntax call }:
                _applied.Add(call.Span);
                break;
            case JsonataCallSyntax { Procedure: JsonataVariableSyntax procedure } call when IsGlobal(procedure):
                CheckCall(procedure, call.Arguments, _applied.Contains(call.Span));
                break;
            case JsonataPartialSyntax { Procedure: JsonataVariableSyntax procedure } application when IsGlobal(procedure):
                CheckCall(procedure, application.Arguments, isApplied: false);
                break;
        }
    }

    // A built-in function, or nothing.
    private bool IsGlobal(JsonataVariableSyntax variable) =>
        variable.Predicates.IsEmpty && variable.Name != JsonataReferences.StatesName && !_variables.Contains(variable.Name) && !IsBound(variable.Name);

    private void CheckCall(JsonataVariableSyntax procedure, EquatableArray<JsonataSyntax> arguments, bool isApplied)
    {
        if (JsonataBuiltIns.Find(procedure.Name) is not { } function)
        {
            ReportUnknown(procedure);
            return;
        }

        var kinds = arguments.Select(JsonataLiteralKinds.Of).ToList();
        if (isApplied)
            kinds.Insert(0, null);
        var (minimum, maximum) = (function.Signature.MinimumArguments, function.Signature.MaximumArguments);
        if (kinds.Count < minimum || kinds.Count > maximum)
        {
            Report(DiagnosticDescriptors.JsonataArgumentCount, procedure.Span, procedure.Name, Describe(minimum, maximum), Number(kinds.Count));
            return;
        }

        if (JsonataLiteralKinds.FindMismatch(function.Signature, kinds) is { } wrong)
        {
            // The context does not take the place of what is missing, as what is there cannot stand further on.
            var required = function.Signature.RequiredArguments;
            if (kinds.Count < required)
            {
                Report(DiagnosticDescriptors.JsonataArgumentCount, procedure.Span, procedure.Name, Describe(required, maximum), Number(kinds.Count));
                return;
            }

            var argument = arguments[wrong.Index - (isApplied ? 1 : 0)];
            Report(DiagnosticDescriptors.JsonataArgumentType, argument.Span, procedure.Name, Number(wrong.Index + 1), wrong.Expected, wrong.Actual);
        }
    }

    private void ReportUnknown(JsonataVariableSyntax procedure)
    {
        if (procedure.Name == "eval")
        {
            Report(DiagnosticDescriptors.JsonataEval, procedure.Span);
            return;
        }

        var names = JsonataBuiltIns.All.Where(static function => function.IsIn(JsonataDialect.StepFunctions)).Select(static function => function.Name)
            .Concat(_variables);
        var nearest = names.Select(name => (Name: name, Distance: EditDistance.Between(name.ToUpperInvariant(), procedure.Name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= (procedure.Name.Length / 3) + 1 && candidate.Distance < candidate.Name.Length)
            .OrderBy(static candidate => candidate.Distance).Select(static candidate => "$" + candidate.Name).FirstOrDefault();
        _findings.Add(new JsonataFinding(
            DiagnosticDescriptors.JsonataFunctionUnknown, procedure.Span,
            [procedure.Name, nearest ?? "the name of a function of JSONata, or assign a function to it within the expression"])
        { Suggestion = nearest });
    }

    private static string Describe(int minimum, int? maximum) =>
        maximum is null ? $"{Number(minimum)} or more arguments"
        : minimum == maximum ? $"{Number(minimum)} argument{(minimum == 1 ? "" : "s")}"
        : $"{Number(minimum)} to {Number(maximum.Value)} arguments";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments) =>
        _findings.Add(new JsonataFinding(descriptor, span, arguments.ToEquatableArray()));
}
