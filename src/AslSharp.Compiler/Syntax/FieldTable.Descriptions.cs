namespace AslSharp.Compiler.Syntax;

// What fields are for, in a sentence, for editors to show.
public static partial class FieldTable
{
    /// <summary>What a field is for, in a sentence.</summary>
    /// <param name="kind">The object.</param>
    /// <param name="name">One of its fields.</param>
    /// <exception cref="ArgumentException">The object has no such field.</exception>
    public static string Describe(ObjectKind kind, string name)
    {
        if (For(kind).Find(name) is null)
            throw new ArgumentException($"{For(kind).Title} has no field {name}.", nameof(name));
        return DescribeIn(kind, name)
            ?? DescribeData(name)
            ?? DescribeFlow(name)
            ?? DescribeMap(name)
            ?? DescribeOperator(name)
            ?? throw new InvalidOperationException($"No description of {name} in {For(kind).Title}.");
    }

    // Names that mean different things in different objects.
    private static string? DescribeIn(ObjectKind kind, string name) => (kind, name) switch
    {
        (ObjectKind.StateMachine, "$schema") => "The JSON Schema that editors check the definition against; it means nothing to the machine.",
        (ObjectKind.StateMachine, "QueryLanguage") => "The query language of all states that name none; JSONPath if absent.",
        (ObjectKind.StateMachine, "TimeoutSeconds") => "The most seconds that an execution may take before it fails with States.Timeout.",
        (ObjectKind.StateMachine, "Version") => "The version of the language; 1.0 if absent.",
        (ObjectKind.ItemReader, "Resource") => "The integration that reads the items, such as arn:aws:states:::s3:getObject.",
        (ObjectKind.ResultWriter, "Resource") => "The integration that writes the results, such as arn:aws:states:::s3:putObject.",
        (ObjectKind.ItemReader or ObjectKind.ResultWriter, "Parameters" or "Arguments") => "The bucket and the key or prefix.",
        (ObjectKind.WriterConfig, "Transformation") => "What is written of each result.",
        (ObjectKind.ReaderConfig, "Transformation") => "What is done with the data before it is taken apart.",
        (ObjectKind.Map, "Parameters") => "The older name of ItemSelector.",
        (ObjectKind.Choice, "Default") => "The state that follows where no rule matches; without it, that is the error States.NoChoiceMatched.",
        (ObjectKind.ChoiceRule, "Next") => "The state that follows where the rule matches.",
        (ObjectKind.Catcher, "Next") => "The state that follows after the error.",
        (ObjectKind.Catcher, "ResultPath") => "Where in the input the error output is put; $ if absent.",
        (ObjectKind.Fail, "Error") => "The name of the error that the execution fails with.",
        (ObjectKind.Fail, "Cause") => "The error's explanation for people.",
        (ObjectKind.Fail, "ErrorPath") => "A path or an intrinsic function that gives the name of the error.",
        (ObjectKind.Fail, "CausePath") => "A path or an intrinsic function that gives the explanation.",
        _ => null,
    };

    private static string? DescribeData(string name) => name switch
    {
        "Comment" => "A remark for people.",
        "QueryLanguage" => "The query language of this state; the state machine's if absent.",
        "InputPath" => "The part of the state's input that it works on; null for an empty object, $ if absent.",
        "OutputPath" => "The part of the state's result that the next state gets; null for an empty object, $ if absent.",
        "Parameters" => "The input of what the state does, made from its input; keys that end with .$ hold paths and intrinsic functions.",
        "ResultSelector" => "What is kept of the raw result; keys that end with .$ hold paths and intrinsic functions.",
        "ResultPath" => "Where in the input the result is put; null drops the result, $ if absent.",
        "Result" => "The result, as it stands.",
        "Arguments" => "The input of what the state does; texts may be JSONata, {% … %}.",
        "Output" => "The output of the state; texts may be JSONata, {% … %}.",
        "Assign" => "Variables and their values, for the states that follow.",
        _ => null,
    };

    private static string? DescribeFlow(string name) => name switch
    {
        "StartAt" => "The name of the state that is run first.",
        "States" => "The states by their names.",
        "Type" => "What kind of state this is.",
        "Next" => "The name of the state that follows.",
        "End" => "true: the state machine, the branch or the iteration ends after this state.",
        "Retry" => "Which errors the state is tried again after, and when; the first retrier that matches counts.",
        "Catch" => "Which state follows after which error; the first catcher that matches counts.",
        "ErrorEquals" => "Names of errors; States.ALL alone stands for any.",
        "IntervalSeconds" => "The seconds before the first retry; 1 if absent.",
        "MaxAttempts" => "How often to try again; 3 if absent, 0 for never.",
        "BackoffRate" => "What the interval is multiplied by after each retry; 2 if absent.",
        "MaxDelaySeconds" => "The most seconds between two attempts.",
        "JitterStrategy" => "FULL: a random interval between nothing and the computed one.",
        "Resource" => "The ARN of what the task calls: a Lambda function, an activity or a service integration.",
        "Credentials" => "The role that the task runs under.",
        "TimeoutSeconds" => "The most seconds that the task may take before it fails with States.Timeout.",
        "TimeoutSecondsPath" => "A path to the most seconds that the task may take.",
        "HeartbeatSeconds" => "The most seconds between two heartbeats of the task before it fails with States.HeartbeatTimeout.",
        "HeartbeatSecondsPath" => "A path to the most seconds between two heartbeats.",
        "Seconds" => "How many seconds to wait.",
        "SecondsPath" => "A path to the number of seconds to wait.",
        "Timestamp" => "The time to wait for, such as 2030-01-31T12:00:00Z.",
        "TimestampPath" => "A path to the time to wait for.",
        "Choices" => "The rules; the first that matches counts.",
        "Branches" => "State machines that run at the same time, each with the same input; the result is the array of their outputs.",
        _ => null,
    };

    private static string? DescribeMap(string name) => name switch
    {
        "ItemProcessor" => "The state machine that runs once for each item.",
        "Iterator" => "The older name of ItemProcessor.",
        "ProcessorConfig" => "How the items are processed: inline, or distributed over executions of their own.",
        "Mode" => "INLINE: within this execution. DISTRIBUTED: each item or batch in an execution of its own.",
        "ExecutionType" => "The type of the executions of a distributed Map.",
        "Items" => "The items: an array, or JSONata that gives one.",
        "ItemsPath" => "A path to the array of items; $ if absent.",
        "ItemSelector" => "The input of each iteration; $$.Map.Item.Value is the item.",
        "ItemReader" => "Where a distributed Map reads its items from.",
        "ReaderConfig" => "The format of the items.",
        "InputType" => "The format of the file.",
        "ManifestType" => "Who wrote the manifest.",
        "CSVHeaderLocation" => "Where the names of the columns are.",
        "CSVHeaders" => "The names of the columns, where CSVHeaderLocation is GIVEN.",
        "CSVDelimiter" => "What separates the columns; COMMA if absent.",
        "ItemsPointer" => "A JSON pointer to the array of items in the file.",
        "MaxItems" => "The most items to read.",
        "MaxItemsPath" => "A path to the most items to read.",
        "ItemBatcher" => "How a distributed Map puts items together into batches.",
        "BatchInput" => "What every batch gets besides its items.",
        "MaxItemsPerBatch" => "The most items in a batch.",
        "MaxItemsPerBatchPath" => "A path to the most items in a batch.",
        "MaxInputBytesPerBatch" => "The most bytes of a batch.",
        "MaxInputBytesPerBatchPath" => "A path to the most bytes of a batch.",
        "ResultWriter" => "Where a distributed Map writes its results.",
        "WriterConfig" => "The format of the results.",
        "OutputType" => "The format of the files.",
        "Label" => "The prefix of the names of a distributed Map's executions.",
        "MaxConcurrency" => "The most iterations at the same time; 0 for no limit.",
        "MaxConcurrencyPath" => "A path to the most iterations at the same time.",
        "ToleratedFailurePercentage" => "The share of items, from 0 to 100, that may fail before the Map fails.",
        "ToleratedFailurePercentagePath" => "A path to the share of items that may fail.",
        "ToleratedFailureCount" => "How many items may fail before the Map fails.",
        "ToleratedFailureCountPath" => "A path to how many items may fail.",
        _ => null,
    };

    private static string? DescribeOperator(string name) => name switch
    {
        "And" => "Rules that must all match.",
        "Or" => "Rules of which one must match.",
        "Not" => "A rule that must not match.",
        "Variable" => "A path to the value that is tested.",
        "Condition" => "JSONata, {% … %}, that gives true where the rule matches.",
        "StringMatches" => "Matches texts of this pattern, in which * stands for any characters.",
        _ when name.StartsWith("Is", StringComparison.Ordinal)
            => $"true: matches where the value {(name == "IsPresent" ? "is there" : $"is {DescribeType(name)}")}; false: where not.",
        _ when name.EndsWith("Path", StringComparison.Ordinal)
            => DescribeComparison(name.Substring(0, name.Length - "Path".Length)) is { } comparison ? $"{comparison} the value at this path." : null,
        _ => DescribeComparison(name) is { } comparison ? $"{comparison} this one." : null,
    };

    private static string DescribeType(string name) => name == "IsNull" ? "null" : $"a {name.Substring("Is".Length).ToLowerInvariant()}";

    private static string? DescribeComparison(string name)
    {
        foreach (var (prefix, things) in new[] { ("String", "texts"), ("Numeric", "numbers"), ("Boolean", "booleans"), ("Timestamp", "timestamps") })
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            return name.Substring(prefix.Length) switch
            {
                "Equals" => $"Matches {things} equal to",
                "LessThan" => $"Matches {things} less than",
                "GreaterThan" => $"Matches {things} greater than",
                "LessThanEquals" => $"Matches {things} less than or equal to",
                "GreaterThanEquals" => $"Matches {things} greater than or equal to",
                _ => null,
            };
        }

        return null;
    }
}
