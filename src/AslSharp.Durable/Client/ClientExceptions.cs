namespace AslSharp.Durable;

/// <summary>There is an execution of that name already: with another input, or one that has ended. The service's <c>ExecutionAlreadyExists</c>.</summary>
/// <param name="executionArn">Its ARN.</param>
public sealed class ExecutionAlreadyExistsException(string executionArn) : Exception($"Execution Already Exists: '{executionArn}'")
{
    /// <summary>The ARN of the execution that there is.</summary>
    public string ExecutionArn { get; } = executionArn;
}

/// <summary>As many executions run as may: <see cref="DurableOptions.MaxOpenExecutions"/>. The service's <c>ExecutionLimitExceeded</c>.</summary>
/// <param name="limit">How many may run.</param>
public sealed class ExecutionLimitExceededException(int limit)
    : Exception($"The maximum number of running executions has been reached, which is {limit}. One must end or be stopped before another can be started.");

/// <summary>There is no execution of that ARN. The service's <c>ExecutionDoesNotExist</c>.</summary>
/// <param name="executionArn">The ARN.</param>
public sealed class ExecutionDoesNotExistException(string executionArn) : Exception($"Execution Does Not Exist: '{executionArn}'");

/// <summary>No such state machine is registered. The service's <c>StateMachineDoesNotExist</c>.</summary>
/// <param name="stateMachine">What was asked for.</param>
public sealed class StateMachineDoesNotExistException(string stateMachine) : Exception($"State Machine Does Not Exist: '{stateMachine}'");

/// <summary>An execution cannot be redriven: it runs, has succeeded, or ended too long ago. The service's <c>ExecutionNotRedrivable</c>.</summary>
/// <param name="message">Why.</param>
public sealed class ExecutionNotRedrivableException(string message) : Exception(message);

/// <summary>The definition with which an execution began is not registered any more, so that it cannot go on.</summary>
/// <param name="message">Which definition, and which there are.</param>
public sealed class ExecutionDefinitionException(string message) : Exception(message);

/// <summary>There is no such Map Run, or no other resource of that ARN. The service's <c>ResourceNotFound</c>.</summary>
/// <param name="arn">The ARN.</param>
public sealed class ResourceNotFoundException(string arn) : Exception($"Resource not found: '{arn}'");

/// <summary>A text is no task token, or one that no task has ever had. The service's <c>InvalidToken</c>.</summary>
public sealed class InvalidTokenException() : Exception("Invalid Token");

/// <summary>The task behind a token is over: answered, timed out, or stopped. The service's <c>TaskTimedOut</c>.</summary>
public sealed class TaskTimedOutException() : Exception("Task Timed Out: The task has been answered already, has timed out, or its execution has ended.");

/// <summary>A name cannot be an execution's. The service's <c>InvalidName</c>.</summary>
/// <param name="name">The name.</param>
public sealed class InvalidNameException(string name)
    : Exception(
        $"Invalid Name: '{name}' (1 to 80 characters, none of them white space, a control character or one of < > {{ }} [ ] ? * \" # % \\ ^ | ~ ` $ & , ; : /)");
