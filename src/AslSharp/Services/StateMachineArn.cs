namespace AslSharp.Runtime;

/// <summary>The parts of <c>arn:PARTITION:states:REGION:ACCOUNT:stateMachine:NAME</c>, with or without a version or alias behind it.</summary>
/// <param name="Text">The ARN without version or alias.</param>
/// <param name="Name">The machine's name.</param>
internal readonly record struct StateMachineArn(string Text, string Name)
{
    internal static StateMachineArn? Parse(string text)
    {
        var parts = text.Split(':');
        return parts.Length is 7 or 8 && parts[0] == "arn" && parts[5] == "stateMachine" ? new(string.Join(':', parts, 0, 7), parts[6]) : null;
    }

    internal string Execution(string name) => $"{Text.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}";
}
