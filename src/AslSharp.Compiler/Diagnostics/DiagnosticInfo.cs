using System.Globalization;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Diagnostics;

/// <summary>One finding, comparable by value; the host turns it into a diagnostic of its own kind.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Location">Where the fault is.</param>
/// <param name="Arguments">What fills the places of the rule's message, in order.</param>
/// <param name="Related">Other places that help to understand, such as a first definition.</param>
public sealed record DiagnosticInfo(
    DiagnosticDescriptor Descriptor,
    LocationInfo Location,
    EquatableArray<string> Arguments,
    EquatableArray<LocationInfo> Related)
{
    /// <summary>The name under which hosts that keep properties beside a diagnostic keep <see cref="Suggestion"/>.</summary>
    public const string SuggestionProperty = "Suggestion";

    /// <summary>
    /// What would mend it, for fixes made by a program: the name that was meant, or the name of the missing field; where one
    /// of several fields is missing, their names with commas between. Null where nothing is known.
    /// </summary>
    public string? Suggestion { get; init; }

    /// <summary>The rule's id, such as <c>ASL1001</c>.</summary>
    public string Id => Descriptor.Id;

    /// <summary>Whether the definition cannot be compiled because of this finding.</summary>
    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>Whether the only thing in the way is a placeholder: the definition may be right, and cannot run before that is filled in.</summary>
    public bool IsUnfilled => Descriptor == DiagnosticDescriptors.PlaceholderUnfilled;

    /// <summary>The message in English, with the arguments filled in.</summary>
    public string Message => string.Format(
        CultureInfo.InvariantCulture,
        Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture),
        [.. Arguments]);

    /// <summary><c>path(line,column): severity id: message</c>, with lines and columns from one.</summary>
    public override string ToString()
    {
        var start = Location.Lines.Start;
        var severity = Descriptor.DefaultSeverity.ToString().ToLowerInvariant();
        return $"{Location.Path}({start.Line + 1},{start.Character + 1}): {severity} {Id}: {Message}";
    }
}
