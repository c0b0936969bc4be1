namespace AslSharp.Cli.Sam.Permissions;

/// <summary>Collects what a machine's role allows, each action once for the resources it is for.</summary>
internal sealed class Policy
{
    private readonly List<(string Action, string Resource, PolicyCondition[] Conditions)> _grants = [];

    /// <summary>Allows actions on a resource.</summary>
    internal void Allow(Grant grant) => _grants.AddRange(grant.Actions.Select(action => (action, grant.Resource, grant.Conditions)));

    /// <summary>The statements: actions that are for the same resources stand together.</summary>
    internal IReadOnlyList<PolicyStatement> Statements
    {
        get
        {
            var byAction = _grants.GroupBy(static grant => (grant.Action, Conditions: Text(grant.Conditions)))
                .Select(static group => (
                    group.Key.Action,
                    Resources: Least(group.Select(static grant => grant.Resource)),
                    group.Key.Conditions,
                    group.First().Conditions.Length == 0 ? [] : group.First().Conditions));
            return [.. byAction
                .GroupBy(static each => (Resources: string.Join('\n', each.Resources), each.Conditions))
                .Select(static group => new PolicyStatement(
                    [.. group.Select(static each => each.Action).Order(StringComparer.Ordinal)], group.First().Resources, group.First().Item4))
                .OrderBy(static statement => statement.Actions[0], StringComparer.Ordinal)];
        }
    }

    // What is allowed for all needs not be allowed for one.
    private static List<string> Least(IEnumerable<string> resources)
    {
        var all = resources.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return [.. all.Where(each => !all.Any(other => other != each && other.EndsWith('*') && each.StartsWith(other[..^1], StringComparison.Ordinal)))];
    }

    private static string Text(PolicyCondition[] conditions)
        => string.Join('\n', conditions.Select(static each => $"{each.Test} {each.Key} {string.Join(' ', each.Values)}"));
}
