using AslSharp.Durable;
using AslSharp.Hosting;

namespace AslSharp.AspNetCore;

/// <summary>An error with the service's code.</summary>
/// <param name="code">The code, such as <c>ExecutionDoesNotExist</c>.</param>
/// <param name="message">The message.</param>
/// <param name="statusCode">The status of HTTP.</param>
internal sealed class ServiceException(string code, string message, int statusCode = 400) : Exception(message)
{
    internal string Code { get; } = code;

    internal int StatusCode { get; } = statusCode;

    /// <summary>The service's error for one of the client's.</summary>
    internal static ServiceException Of(Exception exception) => exception switch
    {
        ExecutionLimitExceededException => new("ExecutionLimitExceeded", exception.Message),
        ExecutionAlreadyExistsException => new("ExecutionAlreadyExists", exception.Message),
        ExecutionDoesNotExistException => new("ExecutionDoesNotExist", exception.Message),
        StateMachineDoesNotExistException => new("StateMachineDoesNotExist", exception.Message),
        ExecutionNotRedrivableException => new("ExecutionNotRedrivable", exception.Message),
        ExecutionDefinitionException => new("ValidationException", exception.Message),
        ResourceNotFoundException => new("ResourceNotFound", exception.Message),
        InvalidTokenException => new("InvalidToken", exception.Message),
        TaskTimedOutException => new("TaskTimedOut", exception.Message),
        InvalidNameException => new("InvalidName", exception.Message),
        ArgumentException { ParamName: "nextToken" } => new("InvalidToken", exception.Message),
        ArgumentException => new("ValidationException", exception.Message),
        // The store says in its message what is wrong; nothing has been told before it was kept.
        ExecutionStoreException => new("ServiceUnavailableException", exception.Message, 503),
        _ => new("InternalFailure", "The request could not be answered; the log says more.", 500),
    };
}
