using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Shapes;

/// <summary>Reports what cannot work, each place once. While shapes are still sought it reports nothing.</summary>
/// <param name="diagnostics">Takes the findings; null while shapes are sought.</param>
internal sealed class ShapeFindings(DiagnosticBag? diagnostics)
{
    private readonly HashSet<TextSpan> _reported = [];
    private int _suggestions;

    /// <summary>Whether anything is reported.</summary>
    public bool IsActive => diagnostics is not null;

    /// <summary>A step that finds nothing, whatever the data.</summary>
    /// <param name="span">The name.</param>
    /// <param name="name">What is looked for.</param>
    /// <param name="data">Where it is looked for.</param>
    /// <param name="advice">What to do where no name is near.</param>
    public void ReportStep(TextSpan span, string name, Shape data, string advice)
    {
        var meant = Suggest(name, data);
        Report(
            data.IsDeclared ? DiagnosticDescriptors.DeclaredStepFindsNothing : DiagnosticDescriptors.StepFindsNothing,
            span, meant, name, ShapeText.Describe(data), meant is null ? advice : $"did you mean '{meant}'?");
    }

    /// <summary>A value that cannot be used where it is.</summary>
    /// <param name="rule">The rule where only the definition says what the value is; its message takes what the value is, what is needed, and by whom.</param>
    /// <param name="span">The value.</param>
    /// <param name="data">What it is.</param>
    /// <param name="needed">What is needed.</param>
    /// <param name="user">Who needs it.</param>
    public void ReportValue(DiagnosticDescriptor rule, TextSpan span, Shape data, string needed, string user)
    {
        // Null alone mostly stands for a value that is not there yet.
        if (IsActive && !data.IsOnly(ShapeKinds.Null | ShapeKinds.Missing))
            Report(data.IsDeclared && Fails(rule) ? DiagnosticDescriptors.DeclaredTypeMisfit : rule, span, null, ShapeText.Describe(data), needed, user);
    }

    /// <summary>Anything else.</summary>
    public void Report(DiagnosticDescriptor rule, TextSpan span, string? suggestion, params string[] arguments)
    {
        if (diagnostics is not null && _reported.Add(span))
            diagnostics.ReportWithSuggestion(rule, span, suggestion, arguments);
    }

    /// <summary>The member of some data that was most likely meant; null where none is near.</summary>
    public string? Suggest(string name, Shape data) =>
        data.Object is { } node && IsActive && _suggestions++ < NameSuggestion.Most
            ? NameSuggestion.Find(name, node.Members.Select(static member => member.Name))
            : null;

    /// <summary>Whether a name is so near to a candidate that it must be a slip.</summary>
    public static bool IsSlip(string name, IEnumerable<string> candidates) =>
        name.Length >= 4 && candidates.Any(candidate => candidate != name && EditDistance.Between(name, candidate) <= Math.Max(1, name.Length / 4));

    // A comparison that never holds fails nothing, so that no type of C# makes an error of it.
    private static bool Fails(DiagnosticDescriptor rule) => rule != DiagnosticDescriptors.ComparisonNeverHolds;
}
