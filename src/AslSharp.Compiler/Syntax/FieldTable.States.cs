using System.Collections.Immutable;

namespace AslSharp.Compiler.Syntax;

// The eight state types (reference 2).
public static partial class FieldTable
{
    private static IEnumerable<ObjectRule> StateRules()
    {
        yield return State(ObjectKind.Pass, "a Pass state", [Transition], [
            .. Flow(), Parameters(), ResultPath(), JsonPath("Result", FieldKind.Any), Output(), Assign(),
        ]);

        yield return State(
            ObjectKind.Task, "a Task state",
            [Transition, AtMostOne("TimeoutSeconds", "TimeoutSecondsPath"), AtMostOne("HeartbeatSeconds", "HeartbeatSecondsPath")], [
            .. Flow(), JsonPath("Parameters", FieldKind.Task), ResultSelector(), ResultPath(), Jsonata("Arguments", FieldKind.Task), Output(), Assign(),
            .. Handlers(),
            Required("Resource", FieldKind.Resource),
            Both("Credentials", FieldKind.Credentials),
            Seconds("TimeoutSeconds", 1),
            JsonPath("TimeoutSecondsPath", FieldKind.ReferencePath),
            Seconds("HeartbeatSeconds", 1),
            JsonPath("HeartbeatSecondsPath", FieldKind.ReferencePath),
        ]);

        yield return State(ObjectKind.Wait, "a Wait state", [Transition, OneOf("Seconds", "SecondsPath", "Timestamp", "TimestampPath")], [
            .. Flow(), Output(), Assign(),
            Seconds("Seconds", 0),
            Both("Timestamp", FieldKind.Timestamp) with { TakesExpression = true },
            JsonPath("SecondsPath", FieldKind.ReferencePath),
            JsonPath("TimestampPath", FieldKind.ReferencePath),
        ]);

        yield return State(ObjectKind.Choice, "a Choice state", [], [
            InputPath(), OutputPath(), Output(), Assign(),
            Required("Choices", FieldKind.Objects) with { Content = ObjectKind.ChoiceRule, MustNotBeEmpty = true },
            Both("Default", FieldKind.StateName),
        ]);

        yield return State(ObjectKind.Succeed, "a Succeed state", [], [InputPath(), OutputPath(), Output()]);

        yield return State(ObjectKind.Fail, "a Fail state", [AtMostOne("Error", "ErrorPath"), AtMostOne("Cause", "CausePath")], [
            Both("Error", FieldKind.Text) with { TakesExpression = true },
            Both("Cause", FieldKind.Text) with { TakesExpression = true },
            JsonPath("ErrorPath", FieldKind.TextPath),
            JsonPath("CausePath", FieldKind.TextPath),
        ]);

        yield return State(ObjectKind.Parallel, "a Parallel state", [Transition], [
            .. Flow(), Parameters(), ResultSelector(), ResultPath(), Arguments(), Output(), Assign(), .. Handlers(),
            Required("Branches", FieldKind.Objects) with { Content = ObjectKind.Branch, MustNotBeEmpty = true },
        ]);

        yield return State(ObjectKind.Map, "a Map state", MapGroups(), MapFields());
    }

    private static FieldGroup Transition => OneOf("Next", "End");

    private static ImmutableArray<FieldGroup> MapGroups() =>
    [
        Transition,
        OneOf("ItemProcessor", "Iterator"),
        AtMostOne("ItemSelector", "Parameters"),
        AtMostOne("MaxConcurrency", "MaxConcurrencyPath"),
        AtMostOne("ToleratedFailureCount", "ToleratedFailureCountPath"),
        AtMostOne("ToleratedFailurePercentage", "ToleratedFailurePercentagePath"),
    ];

    private static ImmutableArray<FieldRule> MapFields() =>
    [
        .. Flow(), Parameters(), ResultSelector(), ResultPath(), Output(), Assign(), .. Handlers(),
        Both("ItemProcessor", FieldKind.Object) with { Content = ObjectKind.ItemProcessor },
        Both("Iterator", FieldKind.Object) with { Content = ObjectKind.ItemProcessor },
        Jsonata("Items", FieldKind.Items),
        JsonPath("ItemsPath", FieldKind.ReferencePath),
        Both("ItemSelector", FieldKind.Template),
        Both("ItemReader", FieldKind.Object) with { Content = ObjectKind.ItemReader, IsDistributedOnly = true },
        Both("ItemBatcher", FieldKind.Object) with { Content = ObjectKind.ItemBatcher, IsDistributedOnly = true },
        Both("ResultWriter", FieldKind.Object) with { Content = ObjectKind.ResultWriter, IsDistributedOnly = true },
        Both("Label", FieldKind.Text) with { IsDistributedOnly = true },
        Both("MaxConcurrency", FieldKind.Integer) with { Minimum = 0, TakesExpression = true },
        JsonPath("MaxConcurrencyPath", FieldKind.ReferencePath),
        Both("ToleratedFailurePercentage", FieldKind.Number) with { Minimum = 0, Maximum = 100, TakesExpression = true },
        JsonPath("ToleratedFailurePercentagePath", FieldKind.ReferencePath),
        Both("ToleratedFailureCount", FieldKind.Integer) with { Minimum = 0, TakesExpression = true },
        JsonPath("ToleratedFailureCountPath", FieldKind.ReferencePath),
    ];

    // Every state has Type, Comment and QueryLanguage.
    private static ObjectRule State(ObjectKind kind, string title, ImmutableArray<FieldGroup> groups, ImmutableArray<FieldRule> fields) =>
        new(kind, title, [Required("Type", FieldKind.Text), Comment(), Language(), .. fields], groups);

    // States with a transition and the two data filters.
    private static ImmutableArray<FieldRule> Flow() =>
        [Both("Next", FieldKind.StateName), Both("End", FieldKind.Boolean), InputPath(), OutputPath()];

    private static ImmutableArray<FieldRule> Handlers() =>
    [
        Both("Retry", FieldKind.Objects) with { Content = ObjectKind.Retrier },
        Both("Catch", FieldKind.Objects) with { Content = ObjectKind.Catcher },
    ];

    private static FieldRule InputPath() => JsonPath("InputPath", FieldKind.Path);

    private static FieldRule OutputPath() => JsonPath("OutputPath", FieldKind.Path);

    private static FieldRule ResultPath() => JsonPath("ResultPath", FieldKind.ResultPath);

    private static FieldRule Parameters() => JsonPath("Parameters", FieldKind.Template);

    private static FieldRule ResultSelector() => JsonPath("ResultSelector", FieldKind.Template);

    private static FieldRule Arguments() => Jsonata("Arguments", FieldKind.Any);

    private static FieldRule Output() => Jsonata("Output", FieldKind.Any);

    private static FieldRule Assign() => Both("Assign", FieldKind.Assignments);
}
