namespace AslSharp.Aws;

/// <summary>Answers that tell of a failure though the call went well.</summary>
internal static class PartialFailures
{
    internal static (string Error, string Cause)? Find(string service, string action, AslValue answer) => (service, action) switch
    {
        ("events", "putEvents") when answer["FailedEntryCount"].TryGetInt64(out var count) && count > 0 => ("EventBridge.FailedEntry", answer.ToJson()),
        ("ecs", "runTask") when answer["Failures"].Count > 0 => ("AmazonECS.Unknown", answer.ToJson()),
        _ => null,
    };
}
