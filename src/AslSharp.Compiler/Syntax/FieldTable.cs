using System.Collections.Immutable;

namespace AslSharp.Compiler.Syntax;

/// <summary>
/// Which object of the language has which fields, in which query language, with which values (reference 2). The parser and
/// every schema or completion list are driven by this one table.
/// </summary>
public static partial class FieldTable
{
    // The greatest number of seconds a timeout or a wait may last (reference 2).
    private const double LongestSeconds = 99999999;

    // By their kinds.
    private static readonly ObjectRule[] Rules =
        [.. new[] { Machine(), Branch(), ItemProcessor(), ProcessorConfig() }.Concat(StateRules()).Concat(PartRules()).OrderBy(static rule => rule.Kind)];

    private static readonly HashSet<string> Names =
        new(Rules.SelectMany(static rule => rule.Fields).Select(static field => field.Name), StringComparer.Ordinal);

    /// <summary>The 39 operators of a data-test expression, each with what its operand must be (reference 8.3).</summary>
    public static ImmutableArray<FieldRule> ChoiceOperators { get; } = [.. Operators()];

    private static readonly HashSet<string> OperatorNames = new(ChoiceOperators.Select(static each => each.Name), StringComparer.Ordinal);

    /// <summary>Whether a field of a choice rule is an operator.</summary>
    /// <param name="name">The field.</param>
    internal static bool IsChoiceOperator(string name) => OperatorNames.Contains(name);

    /// <summary>The names that <c>Type</c> may have, in the order of the specification.</summary>
    public static ImmutableArray<string> StateTypes { get; } =
        ["Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map"];

    /// <summary>The fields of a kind of object.</summary>
    /// <param name="kind">The kind.</param>
    public static ObjectRule For(ObjectKind kind) => Rules[(int)kind];

    /// <summary>Whether any object of the language has a field of that name.</summary>
    /// <param name="name">The name, compared by case.</param>
    public static bool IsField(string name) => Names.Contains(name);

    /// <summary>The kind of a state, or null when <paramref name="type"/> names none.</summary>
    /// <param name="type">The text of <c>Type</c>.</param>
    public static ObjectKind? StateKind(string type) => type switch
    {
        "Pass" => ObjectKind.Pass,
        "Task" => ObjectKind.Task,
        "Wait" => ObjectKind.Wait,
        "Choice" => ObjectKind.Choice,
        "Succeed" => ObjectKind.Succeed,
        "Fail" => ObjectKind.Fail,
        "Parallel" => ObjectKind.Parallel,
        "Map" => ObjectKind.Map,
        _ => null,
    };

    private static ObjectRule Machine() => new(
        ObjectKind.StateMachine,
        "a state machine",
        [
            Both("$schema", FieldKind.Text),
            Comment(),
            Required("StartAt", FieldKind.StateName),
            States(),
            Both("Version", FieldKind.Text) with { Values = ["1.0"] },
            Both("TimeoutSeconds", FieldKind.Integer) with { Minimum = 0, Maximum = LongestSeconds },
            Language(),
        ],
        []);

    private static ObjectRule Branch() => new(
        ObjectKind.Branch,
        "a branch",
        [Comment(), Required("StartAt", FieldKind.StateName), States()],
        []);

    private static ObjectRule ItemProcessor() => new(
        ObjectKind.ItemProcessor,
        "an item processor",
        [
            Comment(),
            Required("StartAt", FieldKind.StateName),
            States(),
            Both("ProcessorConfig", FieldKind.Object) with { Content = ObjectKind.ProcessorConfig },
        ],
        []);

    private static ObjectRule ProcessorConfig() => new(
        ObjectKind.ProcessorConfig,
        "ProcessorConfig",
        [
            Both("Mode", FieldKind.Text) with { Values = ["INLINE", "DISTRIBUTED"] },
            Both("ExecutionType", FieldKind.Text) with { Values = ["STANDARD", "EXPRESS"] },
        ],
        []);

    private static FieldRule Comment() => Both("Comment", FieldKind.Text);

    private static FieldRule States() => Required("States", FieldKind.States) with { MustNotBeEmpty = true };

    private static FieldRule Language() => Both("QueryLanguage", FieldKind.Text) with { Values = ["JSONPath", "JSONata"] };

    private static FieldRule Both(string name, FieldKind kind) => new(name, kind);

    private static FieldRule Required(string name, FieldKind kind) => new(name, kind) { IsRequired = true };

    private static FieldRule JsonPath(string name, FieldKind kind) => new(name, kind) { Languages = FieldLanguages.JsonPath };

    private static FieldRule Jsonata(string name, FieldKind kind) =>
        new(name, kind) { Languages = FieldLanguages.Jsonata, TakesExpression = true };

    private static FieldRule Seconds(string name, double minimum) =>
        new(name, FieldKind.Integer) { Minimum = minimum, Maximum = LongestSeconds, TakesExpression = true };

    private static FieldGroup OneOf(params string[] names) => new([.. names], IsRequired: true);

    private static FieldGroup AtMostOne(params string[] names) => new([.. names], IsRequired: false);
}
