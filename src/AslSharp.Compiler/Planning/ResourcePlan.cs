namespace AslSharp.Compiler.Planning;

/// <summary>What a Task state calls.</summary>
/// <param name="Text">The text of <c>Resource</c>.</param>
/// <param name="Kind">How its method is bound.</param>
/// <param name="Pattern">How the service integration is waited for.</param>
/// <param name="ResourceType">As histories name it: <c>lambda</c>, <c>sqs</c>, <c>aws-sdk:s3</c>; empty for a bare function or activity.</param>
/// <param name="Action">As histories name it, suffix included: <c>invoke</c>, <c>startExecution.sync:2</c>; empty for a bare function or activity.</param>
public sealed record ResourcePlan(string Text, ResourceKind Kind, IntegrationPattern Pattern, string ResourceType, string Action);

/// <summary>How a Task state's method relates to its resource (design, section 1).</summary>
public enum ResourceKind
{
    /// <summary>A bare Lambda ARN, or text that names no service, such as a placeholder: effective input in, result out.</summary>
    Function,

    /// <summary>An activity ARN: as a function, with a task token.</summary>
    Activity,

    /// <summary><c>lambda:invoke</c>: the method sees the <c>Payload</c>; the envelope is emitted around it.</summary>
    LambdaInvoke,

    /// <summary>Any other service integration: parameters in, raw result out.</summary>
    Service,
}

/// <summary>The pattern of a service integration (reference 11).</summary>
public enum IntegrationPattern
{
    /// <summary>Call and go on with the answer.</summary>
    RequestResponse,

    /// <summary><c>.sync</c> or <c>.sync:2</c>: the method does the whole job.</summary>
    Sync,

    /// <summary><c>.waitForTaskToken</c>: the method starts the work; the result comes by token.</summary>
    WaitForTaskToken,
}
