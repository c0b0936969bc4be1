using AslSharp.Graphs;

namespace AslSharp.Cli.Sam;

/// <summary>A call of a service, as a Task state, an item reader or a result writer names it.</summary>
/// <param name="Place">The state, for messages.</param>
/// <param name="Service">The service as the resource spells it.</param>
/// <param name="Action">The action, as the resource spells it.</param>
/// <param name="Pattern"><c>sync</c>, <c>sync:2</c>, <c>waitForTaskToken</c>, or empty.</param>
/// <param name="IsSdk">Whether it is an <c>aws-sdk</c> integration.</param>
/// <param name="Parameters">What it is called with, as it is written; no object where nothing is, or all of it is computed.</param>
/// <param name="Placeholders">What fills the placeholders in them.</param>
internal sealed record ServiceCall(string Place, string Service, string Action, string Pattern, bool IsSdk, AslValue Parameters, Placeholders Placeholders)
{
    /// <summary>Whether the execution waits until the job has ended.</summary>
    internal bool IsJob => Pattern.StartsWith("sync", StringComparison.Ordinal);

    /// <summary>The operation's name, as the service's API has it.</summary>
    internal string Operation => Action.Length == 0 ? "" : char.ToUpperInvariant(Action[0]) + Action[1..];

    /// <summary>A parameter that is written out, in the words of <c>Fn::Sub</c>; null where it is computed or absent.</summary>
    /// <param name="path">Its name, or the names that lead to it.</param>
    internal string? Text(params ReadOnlySpan<string> path) => Written(path) is { } text ? Placeholders.Resolve(text) : null;

    /// <summary>A parameter as it is written; null where it is computed or absent.</summary>
    /// <param name="path">Its name, or the names that lead to it.</param>
    internal string? Written(params ReadOnlySpan<string> path)
    {
        var node = Parameters;
        foreach (var name in path[..^1]) node = node[name];
        return node.Text(path[^1]) is { } text && !text.StartsWith("{%", StringComparison.Ordinal) ? text : null;
    }

    /// <summary>Whether a parameter is there, written out or computed.</summary>
    internal bool Has(string name) => !Parameters.IsObject || !Parameters[name].IsUndefined || !Parameters[name + ".$"].IsUndefined;

    /// <summary>Reads <c>arn:aws:states:::[aws-sdk:]service:action[.pattern]</c>; null for anything else.</summary>
    internal static ServiceCall? Read(string place, string resource, AslValue parameters, Placeholders placeholders)
    {
        var parts = resource.Split(':', 6);
        if (parts is not ["arn", _, "states", _, _, var rest]) return null;
        var isSdk = rest.StartsWith("aws-sdk:", StringComparison.Ordinal);
        if (isSdk) rest = rest["aws-sdk:".Length..];
        if (rest.Split(':', 2) is not [var service, var action] || service == "activity") return null;
        var dot = action.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? new ServiceCall(place, service, action, "", isSdk, parameters, placeholders)
            : new ServiceCall(place, service, action[..dot], action[(dot + 1)..], isSdk, parameters, placeholders);
    }
}
