using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Planning;

/// <summary>One step of a path.</summary>
public abstract record PathStepPlan;

/// <summary><c>.name</c> or <c>['a','b']</c>; more than one name makes the path indefinite.</summary>
public sealed record NamesStepPlan(EquatableArray<string> Names) : PathStepPlan;

/// <summary><c>[n]</c> or <c>[n,m]</c>; negative numbers count from the end; more than one makes the path indefinite.</summary>
public sealed record IndexesStepPlan(EquatableArray<int> Indexes) : PathStepPlan;

/// <summary><c>[start:end:step]</c>; missing parts are null.</summary>
public sealed record SliceStepPlan(int? Start, int? End, int? Step) : PathStepPlan;

/// <summary><c>.*</c> or <c>[*]</c>.</summary>
public sealed record WildcardStepPlan : PathStepPlan;

/// <summary><c>..</c>: the value and all its descendants; the next step selects from each.</summary>
public sealed record DescendantsStepPlan : PathStepPlan;

/// <summary><c>[?( … )]</c>.</summary>
public sealed record FilterStepPlan(FilterPlan Filter) : PathStepPlan;

/// <summary>A function at the end of a path, such as <c>.length()</c>.</summary>
public sealed record FunctionStepPlan(string Function, EquatableArray<FilterOperandPlan> Arguments) : PathStepPlan;

/// <summary>A filter's condition.</summary>
public abstract record FilterPlan;

/// <summary>All hold.</summary>
public sealed record FilterAndPlan(EquatableArray<FilterPlan> Conditions) : FilterPlan;

/// <summary>One holds.</summary>
public sealed record FilterOrPlan(EquatableArray<FilterPlan> Conditions) : FilterPlan;

/// <summary>It does not hold.</summary>
public sealed record FilterNotPlan(FilterPlan Condition) : FilterPlan;

/// <summary>The operand's path finds something.</summary>
public sealed record FilterExistsPlan(FilterPathPlan Path) : FilterPlan;

/// <summary>A comparison.</summary>
/// <param name="Operator"><c>== != &lt; &lt;= &gt; &gt;= =~ in nin subsetof anyof noneof contains size empty</c>.</param>
public sealed record FilterComparisonPlan(string Operator, FilterOperandPlan Left, FilterOperandPlan Right) : FilterPlan;

/// <summary>An operand of a comparison.</summary>
public abstract record FilterOperandPlan;

/// <summary>A constant; arrays for <c>in</c> and its like.</summary>
public sealed record FilterLiteralPlan(ExpressionPlan Value) : FilterOperandPlan;

/// <summary>A regular expression.</summary>
/// <param name="Pattern">The pattern between the slashes.</param>
/// <param name="Flags">The letters behind the closing slash.</param>
public sealed record FilterRegexPlan(string Pattern, string Flags) : FilterOperandPlan;

/// <summary>A path from the current item (<c>@</c>) or from the root (<c>$</c>).</summary>
public sealed record FilterPathPlan(bool IsRelative, EquatableArray<PathStepPlan> Steps, bool IsDefinite) : FilterOperandPlan;
