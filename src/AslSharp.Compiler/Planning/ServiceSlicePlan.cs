namespace AslSharp.Compiler.Planning;

/// <summary>What some operations of an AWS service take and answer, for emitted code to carry.</summary>
/// <param name="Service">The name of the service's model.</param>
/// <param name="Text">The part of the model, in JSON.</param>
public sealed record ServiceSlicePlan(string Service, string Text);
