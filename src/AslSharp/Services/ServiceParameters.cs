namespace AslSharp.Runtime;

/// <summary>What the service finds wrong with a task's parameters before it calls anything: the execution ends, and the task was never scheduled.</summary>
internal static class ServiceParameters
{
    private const string ApiGateway = "apigateway";
    private static readonly string[] ListsOfTexts = ["Headers", "QueryParameters"];

    internal static bool AreChecked(string resourceType) => resourceType == ApiGateway;

    /// <exception cref="RuntimeFault">A field has a value that cannot be sent.</exception>
    internal static void Check(TaskDescriptor task, AslValue parameters)
    {
        if (task.ResourceType != ApiGateway) return;
        foreach (var field in ListsOfTexts)
        {
            if (!AreListsOfTexts(parameters[field])) throw Fault(parameters, $"The value of the field '{field}' has an invalid format");
        }
    }

    internal static RuntimeFault Fault(AslValue parameters, string problem)
        => new($"The Parameters '{parameters.ToJson()}' could not be used to start the Task: [{problem}]");

    private static bool AreListsOfTexts(AslValue value)
    {
        if (value.IsUndefined || value.IsNull) return true;
        if (!value.IsObject) return false;
        foreach (var (_, list) in value.Properties)
        {
            if (!list.IsArray) return false;
            foreach (var text in list.Items)
            {
                if (!text.IsString) return false;
            }
        }

        return true;
    }
}
