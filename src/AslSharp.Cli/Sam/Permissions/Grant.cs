namespace AslSharp.Cli.Sam.Permissions;

/// <summary>Actions that are allowed on a resource.</summary>
/// <param name="Actions">The actions: <c>sqs:SendMessage</c>.</param>
/// <param name="Resource">The resource, in the words of <c>Fn::Sub</c>.</param>
/// <param name="Conditions">What has to hold.</param>
internal sealed record Grant(IReadOnlyList<string> Actions, string Resource, params PolicyCondition[] Conditions);
