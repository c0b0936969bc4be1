using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Tests.Diagnostics;

/// <summary>The list of rules, without which the analyzer may not report them.</summary>
public sealed class DescriptorListTests
{
    [Fact]
    public void List_OfRules_HoldsEveryRuleInOrder()
    {
        var fields = typeof(DiagnosticDescriptors).GetFields()
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (((DiagnosticDescriptor)field.GetValue(null)!).Id, field.Name))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)
            .ToArray();
        Assert.True(
            fields.Select(rule => rule.Id).SequenceEqual(DiagnosticDescriptors.All.Select(rule => rule.Id)),
            "Write into DiagnosticDescriptors.All:\n" + string.Join("\n", fields.Select(rule => $"        {rule.Name},")));
    }
}
