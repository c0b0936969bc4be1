using System.Collections.Immutable;
using AslSharp.Compiler.Json;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Syntax;

/// <summary>An object with <c>StartAt</c> and <c>States</c>: the machine, a branch or an item processor.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Node">The object.</param>
/// <param name="Pointer">Its slash path; empty for the machine.</param>
/// <param name="Owner">Where a fault of the whole is reported: the opening bracket or the field's name.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="States">Its states in document order, each name once.</param>
/// <param name="IsWhole">False when something that decides the flow could not be read; then nothing is said about the flow.</param>
/// <param name="Unknown">Where only the deployment knows which states there are: a state's name with a placeholder; null where all are known.</param>
public sealed record ScopeSyntax(
    ObjectKind Kind,
    JsonObjectSyntax Node,
    string Pointer,
    TextSpan Owner,
    FieldSet Fields,
    ImmutableArray<StateSyntax> States,
    bool IsWhole,
    JsonStringSyntax? Unknown = null)
{
    /// <summary>The name of the first state; null when missing.</summary>
    public JsonStringSyntax? StartAt => Fields.Text("StartAt");
}
