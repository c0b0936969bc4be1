namespace AslSharp.Compiler.Binding;

/// <summary>What a Task state calls (reference 11).</summary>
/// <param name="Text">The text of <c>Resource</c>.</param>
/// <param name="Kind">What the text names.</param>
/// <param name="ResourceType">The service as histories name it; empty for functions and activities.</param>
/// <param name="Action">The action with its suffix; empty for functions and activities.</param>
public sealed record BoundResource(string Text, BoundResourceKind Kind, string ResourceType, string Action)
{
    private const string TokenSuffix = ".waitForTaskToken";

    /// <summary>Whether the action ends by a task token.</summary>
    public bool WaitsForToken => Action.EndsWith(TokenSuffix, StringComparison.Ordinal);

    /// <summary>Whether the action is a job whose end is waited for.</summary>
    public bool IsSync => SyncSuffix.Length > 0;

    /// <summary><c>.sync</c>, <c>.sync:2</c> or nothing.</summary>
    public string SyncSuffix => Action.IndexOf(".sync", StringComparison.Ordinal) is var start and > 0 ? Action.Substring(start) : "";

    /// <summary>The action without its suffix.</summary>
    public string ActionName
    {
        get
        {
            var dot = Action.IndexOf('.');
            return dot < 0 ? Action : Action.Substring(0, dot);
        }
    }
}

/// <summary>What a Task state's resource names.</summary>
public enum BoundResourceKind
{
    /// <summary>A Lambda function, or text that says no more.</summary>
    Function,

    /// <summary>An activity.</summary>
    Activity,

    /// <summary>A service integration.</summary>
    Integration,
}
