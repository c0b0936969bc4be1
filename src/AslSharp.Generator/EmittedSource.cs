using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>An emitted file.</summary>
/// <param name="HintName">Its name.</param>
/// <param name="Text">The C#.</param>
/// <param name="Failure">What went wrong inside the emitter; null for nothing.</param>
internal sealed record EmittedSource(string HintName, string Text, DiagnosticInfo? Failure)
{
    /// <summary>Adds a file to the compilation.</summary>
    public static void Add(SourceProductionContext context, EmittedSource source)
    {
        if (source.Failure is not null) Reporting.Report(context, source.Failure);
        if (source.Text.Length > 0) context.AddSource(source.HintName, source.Text);
    }
}
