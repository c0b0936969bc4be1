namespace AslSharp.Aws;

/// <summary>Parameters that are a text to the service and may be any JSON in a definition.</summary>
internal static class JsonTexts
{
    internal static AslValue Apply(string service, AslValue parameters, TaskContext context) => service switch
    {
        "sqs" => Written(parameters, "MessageBody"),
        "sns" => Written(parameters, "Message"),
        "states" => Written(parameters, "Input"),
        "events" => Events(parameters, context),
        _ => parameters,
    };

    internal static AslValue Written(AslValue parameters, string name)
    {
        var value = parameters[name];
        return value.IsUndefined || value.IsString ? parameters : parameters.With(name, AslValue.Of(value.ToJson()));
    }

    // An event tells which execution sent it.
    private static AslValue Events(AslValue parameters, TaskContext context)
    {
        if (!parameters["Entries"].IsArray) return parameters;
        var entries = parameters["Entries"].Items.ToArray();
        for (var i = 0; i < entries.Length; i++)
        {
            if (!entries[i].IsObject) continue;
            var resources = entries[i]["Resources"].IsArray ? entries[i]["Resources"].Items : [];
            entries[i] = Written(entries[i], "Detail")
                .With("Resources", AslValue.Array([.. resources, AslValue.Of(context.ExecutionArn), AslValue.Of(context.Frame.Execution.StateMachineId)]));
        }

        return parameters.With("Entries", AslValue.Array(entries));
    }
}
