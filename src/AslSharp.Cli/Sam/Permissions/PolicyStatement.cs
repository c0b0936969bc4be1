namespace AslSharp.Cli.Sam.Permissions;

/// <summary>A condition of a statement: one test of one key.</summary>
/// <param name="Test">The operator, such as <c>StringEquals</c>.</param>
/// <param name="Key">The key.</param>
/// <param name="Values">One of these.</param>
internal sealed record PolicyCondition(string Test, string Key, IReadOnlyList<string> Values);

/// <summary>What a machine's role allows.</summary>
/// <param name="Actions">The actions, sorted.</param>
/// <param name="Resources">The resources, in the words of <c>Fn::Sub</c>, sorted.</param>
/// <param name="Conditions">All of them are to hold.</param>
internal sealed record PolicyStatement(IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, IReadOnlyList<PolicyCondition> Conditions);
