using System.Collections.Immutable;

namespace AslSharp.Compiler.Syntax;

// Choice rules, retriers, catchers and the parts of a distributed Map (reference 8.3, 8.8, 9.3, 9.4).
public static partial class FieldTable
{
    private static IEnumerable<FieldRule> Operators()
    {
        // Locals, not fields: the table is built while the type initialises, in no order between files.
        string[] comparisons = ["Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"];
        string[] typeTests = ["IsNull", "IsPresent", "IsNumeric", "IsString", "IsBoolean", "IsTimestamp"];
        foreach (var (prefix, kind) in new[] { ("String", FieldKind.Text), ("Numeric", FieldKind.Number), ("Timestamp", FieldKind.Timestamp) })
        {
            foreach (var comparison in comparisons)
            {
                yield return JsonPath(prefix + comparison, kind);
                yield return JsonPath(prefix + comparison + "Path", FieldKind.ReferencePath);
            }
        }

        yield return JsonPath("BooleanEquals", FieldKind.Boolean);
        yield return JsonPath("BooleanEqualsPath", FieldKind.ReferencePath);
        yield return JsonPath("StringMatches", FieldKind.Text);
        foreach (var test in typeTests)
            yield return JsonPath(test, FieldKind.Boolean);
    }

    private static IEnumerable<ObjectRule> PartRules()
    {
        yield return ChoiceRule(
            ObjectKind.ChoiceRule, "a choice rule", [Required("Next", FieldKind.StateName), Assign(), Output(), Jsonata("Condition", FieldKind.Boolean)]);
        yield return ChoiceRule(ObjectKind.NestedChoiceRule, "a choice rule inside And, Or or Not", []);
        yield return Retrier();
        yield return Catcher();
        yield return ItemReader();
        yield return ReaderConfig();
        yield return ItemBatcher();

        yield return new ObjectRule(ObjectKind.ResultWriter, "ResultWriter", [
            Both("Resource", FieldKind.Text),
            JsonPath("Parameters", FieldKind.Payload),
            Jsonata("Arguments", FieldKind.Payload),
            Both("WriterConfig", FieldKind.Object) with { Content = ObjectKind.WriterConfig },
        ], []);

        yield return new ObjectRule(ObjectKind.WriterConfig, "WriterConfig", [
            Both("OutputType", FieldKind.Text) with { Values = ["JSON", "JSONL"] },
            Both("Transformation", FieldKind.Text) with { Values = ["NONE", "COMPACT", "FLATTEN"] },
        ], []);
    }

    private static ObjectRule ChoiceRule(ObjectKind kind, string title, ImmutableArray<FieldRule> more) => new(
        kind,
        title,
        [
            Comment(),
            JsonPath("And", FieldKind.Objects) with { Content = ObjectKind.NestedChoiceRule, MustNotBeEmpty = true },
            JsonPath("Or", FieldKind.Objects) with { Content = ObjectKind.NestedChoiceRule, MustNotBeEmpty = true },
            JsonPath("Not", FieldKind.Object) with { Content = ObjectKind.NestedChoiceRule },
            JsonPath("Variable", FieldKind.ReferencePath),
            .. Operators(),
            .. more,
        ],
        []);

    private static ObjectRule Retrier() => new(
        ObjectKind.Retrier,
        "a retrier",
        [
            Comment(),
            ErrorEquals(),
            Both("IntervalSeconds", FieldKind.Integer) with { Minimum = 0, Maximum = LongestSeconds },
            Both("MaxAttempts", FieldKind.Integer) with { Minimum = 0, Maximum = LongestSeconds },
            Both("BackoffRate", FieldKind.Number) with { Minimum = 1 },
            Both("MaxDelaySeconds", FieldKind.Integer) with { Minimum = 1, Maximum = 31622400 },
            Both("JitterStrategy", FieldKind.Text) with { Values = ["NONE", "FULL"] },
        ],
        []);

    private static ObjectRule Catcher() => new(
        ObjectKind.Catcher,
        "a catcher",
        [Comment(), ErrorEquals(), Required("Next", FieldKind.StateName), ResultPath(), Output(), Assign()],
        []);

    private static FieldRule ErrorEquals() => Required("ErrorEquals", FieldKind.ErrorNames) with { MustNotBeEmpty = true };

    private static ObjectRule ItemReader() => new(
        ObjectKind.ItemReader,
        "ItemReader",
        [
            Required("Resource", FieldKind.Text),
            JsonPath("Parameters", FieldKind.Payload),
            Jsonata("Arguments", FieldKind.Payload),
            Both("ReaderConfig", FieldKind.Object) with { Content = ObjectKind.ReaderConfig },
        ],
        []);

    private static ObjectRule ReaderConfig() => new(
        ObjectKind.ReaderConfig,
        "ReaderConfig",
        [
            Both("InputType", FieldKind.Text) with { Values = ["CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"] },
            Both("Transformation", FieldKind.Text) with { Values = ["NONE", "LOAD_AND_FLATTEN"] },
            Both("ManifestType", FieldKind.Text) with { Values = ["ATHENA_DATA", "S3_INVENTORY"] },
            Both("CSVHeaderLocation", FieldKind.Text) with { Values = ["FIRST_ROW", "GIVEN"] },
            Both("CSVHeaders", FieldKind.Texts),
            Both("CSVDelimiter", FieldKind.Text) with { Values = ["COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"] },
            Both("ItemsPointer", FieldKind.Text),
            Both("MaxItems", FieldKind.Integer) with { Minimum = 0, Maximum = 100000000, TakesExpression = true },
            JsonPath("MaxItemsPath", FieldKind.ReferencePath),
        ],
        [AtMostOne("MaxItems", "MaxItemsPath")]);

    private static ObjectRule ItemBatcher() => new(
        ObjectKind.ItemBatcher,
        "ItemBatcher",
        [
            Both("BatchInput", FieldKind.Template),
            Both("MaxItemsPerBatch", FieldKind.Integer) with { Minimum = 1, TakesExpression = true },
            JsonPath("MaxItemsPerBatchPath", FieldKind.ReferencePath),
            Both("MaxInputBytesPerBatch", FieldKind.Integer) with { Minimum = 1, Maximum = 262144, TakesExpression = true },
            JsonPath("MaxInputBytesPerBatchPath", FieldKind.ReferencePath),
        ],
        [AtMostOne("MaxItemsPerBatch", "MaxItemsPerBatchPath"), AtMostOne("MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath")]);
}
