namespace AslSharp.Aws;

/// <summary>What a task's <c>Resource</c> names.</summary>
/// <param name="Service">The service, as the resource spells it.</param>
/// <param name="Action">The action.</param>
/// <param name="Pattern"><c>sync</c>, <c>sync:2</c>, <c>waitForTaskToken</c>, or empty.</param>
/// <param name="IsSdk">Whether it is an <c>aws-sdk</c> integration.</param>
internal readonly record struct TaskResource(string Service, string Action, string Pattern, bool IsSdk)
{
    /// <summary>Reads <c>arn:aws:states:::[aws-sdk:]service:action[.pattern]</c>.</summary>
    /// <exception cref="RuntimeFault">It is nothing of the kind.</exception>
    internal static TaskResource Parse(string resource)
    {
        var parts = resource.Split(':', 6);
        if (parts.Length == 6 && parts[2] == "states")
        {
            var rest = parts[5];
            var isSdk = rest.StartsWith("aws-sdk:", StringComparison.Ordinal);
            if (isSdk) rest = rest["aws-sdk:".Length..];
            if (rest.Split(':', 2) is [var service, var action])
            {
                var dot = action.IndexOf('.', StringComparison.Ordinal);
                return dot < 0 ? new TaskResource(service, action, "", isSdk) : new TaskResource(service, action[..dot], action[(dot + 1)..], isSdk);
            }
        }

        throw new RuntimeFault($"'{resource}' is no resource that AWS answers.");
    }
}
