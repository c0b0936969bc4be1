using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AslSharp.Generator.Tests.Harness;

/// <summary>Project properties and file metadata in memory.</summary>
internal sealed class MemoryOptions(
    ImmutableDictionary<string, string> properties, ImmutableDictionary<string, ImmutableDictionary<string, string>> metadata) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Values.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
        => metadata.TryGetValue(textFile.Path, out var values) ? new Values(values) : Values.None;

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static readonly Values None = new(ImmutableDictionary<string, string>.Empty);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
