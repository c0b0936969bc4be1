namespace AslSharp.Graphs;

/// <summary>Says in a few words what a state is.</summary>
internal static class StateCaption
{
    private const string Integration = ":states:::";

    internal static string Of(StateKind? kind, AslValue node)
    {
        var detail = kind switch
        {
            StateKind.Task => Resource(node.Text("Resource")),
            StateKind.Wait => Duration(node),
            StateKind.Fail => Value(node, "Error") ?? Value(node, "ErrorPath"),
            StateKind.Map => MapMode(node),
            _ => null,
        };
        var type = kind?.ToString() ?? node.Text("Type") ?? "no type";
        return string.IsNullOrEmpty(detail) ? type : $"{type} · {detail}";
    }

    private static string? Resource(string? resource)
    {
        if (resource is null) return null;
        var start = resource.IndexOf(Integration, StringComparison.Ordinal);
        if (start >= 0)
        {
            var action = resource[(start + Integration.Length)..];
            return action.StartsWith("aws-sdk:", StringComparison.Ordinal) ? action["aws-sdk:".Length..] : action;
        }

        // The name of a function or an activity is the last part of its ARN, before a version or an alias.
        var parts = resource.Split(':');
        return parts is ["arn", _, "lambda" or "states", _, _, _, var name, ..] ? name : resource;
    }

    private static string? Duration(AslValue node)
    {
        if ((node.Number("Seconds") ?? Value(node, "Seconds") ?? Value(node, "SecondsPath")) is { } seconds) return seconds + " s";
        return (Value(node, "Timestamp") ?? Value(node, "TimestampPath")) is { } moment ? "until " + moment : null;
    }

    private static string? MapMode(AslValue node)
    {
        var items = Value(node, "ItemsPath") ?? Value(node, "Items");
        var isDistributed = node["ItemProcessor"]["ProcessorConfig"].Text("Mode") == "DISTRIBUTED";
        if (isDistributed) return items is null ? "distributed" : $"distributed, each of {items}";
        return items is null ? null : $"each of {items}";
    }

    private static string? Value(AslValue node, string field) => node.Text(field) is { } text ? ConditionText.Source(text) : null;
}
