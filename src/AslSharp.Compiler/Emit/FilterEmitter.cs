using System.Globalization;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Turns the steps and filters of an indefinite path into the calls that build its query.</summary>
internal sealed class FilterEmitter(StaticTable statics)
{
    /// <summary>The C# expression that builds a query.</summary>
    /// <param name="start"><c>Root</c> or <c>Current</c>.</param>
    /// <param name="steps">The steps.</param>
    public string Query(string start, EquatableArray<PathStepPlan> steps)
        => "JsonPathQuery." + start + string.Concat(steps.Select(step => "." + Step(step)));

    private string Step(PathStepPlan step) => step switch
    {
        NamesStepPlan { Names.Count: 1 } name => $"Child({statics.Name(name.Names[0])})",
        NamesStepPlan names => $"Children({string.Join(", ", names.Names.Select(CSharpText.Literal))})",
        IndexesStepPlan { Indexes.Count: 1 } index => $"Index({Number(index.Indexes[0])})",
        IndexesStepPlan indexes => $"Indexes({string.Join(", ", indexes.Indexes.Select(i => Number(i)))})",
        SliceStepPlan slice => $"Slice({Number(slice.Start)}, {Number(slice.End)}, {Number(slice.Step)})",
        WildcardStepPlan => "Wildcard()",
        DescendantsStepPlan => "Descendants()",
        FilterStepPlan filter => $"Filter({Condition(filter.Filter)})",
        FunctionStepPlan function => Function(function),
        _ => throw new InvalidOperationException($"There is no step of kind {step.GetType().Name}."),
    };

    private string Function(FunctionStepPlan function)
    {
        var arguments = string.Concat(function.Arguments.Select(argument => ", " + Operand(argument)));
        return $"Function(JsonPathFunction.{NameTable.ToPascal(function.Function)}{arguments})";
    }

    private string Condition(FilterPlan filter) => filter switch
    {
        FilterAndPlan and => $"FilterExpression.And({string.Join(", ", and.Conditions.Select(Condition))})",
        FilterOrPlan or => $"FilterExpression.Or({string.Join(", ", or.Conditions.Select(Condition))})",
        FilterNotPlan not => $"FilterExpression.Not({Condition(not.Condition)})",
        FilterExistsPlan exists => $"FilterExpression.Exists({Path(exists.Path)})",
        FilterComparisonPlan comparison =>
            $"FilterExpression.Compare(FilterOperator.{Operator(comparison.Operator)}, {Operand(comparison.Left)}, {Operand(comparison.Right)})",
        _ => throw new InvalidOperationException($"There is no filter of kind {filter.GetType().Name}."),
    };

    private string Operand(FilterOperandPlan operand) => operand switch
    {
        FilterLiteralPlan literal => $"FilterOperand.Literal({new ExpressionEmitter(statics).Constant(literal.Value)})",
        FilterRegexPlan regex => $"FilterOperand.Pattern({CSharpText.Literal(regex.Pattern)}, {RegexOptions(regex.Flags)})",
        FilterPathPlan path => $"FilterOperand.Path({Path(path)})",
        _ => throw new InvalidOperationException($"There is no operand of kind {operand.GetType().Name}."),
    };

    private string Path(FilterPathPlan path) => Query(path.IsRelative ? "Current" : "Root", path.Steps);

    private static string RegexOptions(string flags)
    {
        const string type = "global::System.Text.RegularExpressions.RegexOptions.";
        var options = new List<string>();
        if (flags.Contains('i')) options.Add(type + "IgnoreCase");
        if (flags.Contains('m')) options.Add(type + "Multiline");
        if (flags.Contains('s')) options.Add(type + "Singleline");
        if (flags.Contains('x')) options.Add(type + "IgnorePatternWhitespace");
        return options.Count == 0 ? type + "None" : string.Join(" | ", options);
    }

    private static string Operator(string text) => text switch
    {
        "==" or "===" => "Equal",
        "!=" or "!==" or "<>" => "NotEqual",
        "<" => "Less",
        "<=" => "LessOrEqual",
        ">" => "Greater",
        ">=" => "GreaterOrEqual",
        "=~" => "Matches",
        "in" => "In",
        "nin" => "NotIn",
        "subsetof" => "SubsetOf",
        "anyof" => "AnyOf",
        "noneof" => "NoneOf",
        "contains" => "Contains",
        "size" => "Size",
        "empty" => "Empty",
        _ => throw new InvalidOperationException($"There is no filter operator '{text}'."),
    };

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
