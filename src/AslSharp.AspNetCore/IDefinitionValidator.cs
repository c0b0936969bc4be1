namespace AslSharp.AspNetCore;

/// <summary>
/// Says what is wrong with a definition, for ValidateStateMachineDefinition. The compiler is not part of an application, so that there is none
/// unless one is registered with the services.
/// </summary>
public interface IDefinitionValidator
{
    /// <summary>Checks a definition.</summary>
    /// <param name="definition">Its text.</param>
    /// <param name="isExpress">Whether the machine is an Express one.</param>
    /// <returns>What is wrong; empty where nothing is.</returns>
    IReadOnlyList<DefinitionProblem> Validate(string definition, bool isExpress);
}

/// <summary>A finding in a definition.</summary>
/// <param name="IsError">Whether it is an error, or a warning.</param>
/// <param name="Code">The code: the service's where it has one, else that of the rule.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Location">Where: a JSON Pointer, or null.</param>
public sealed record DefinitionProblem(bool IsError, string Code, string Message, string? Location);
