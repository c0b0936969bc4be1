using System.Collections;
using System.Reflection;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Generator.Tests;

/// <summary>What the pipeline keeps between runs: values only.</summary>
public sealed class CachedGraphTests
{
    private static readonly string[] Steps =
    [
        TrackingNames.Options, TrackingNames.Facts, TrackingNames.Paths, TrackingNames.Files, TrackingNames.Definitions, TrackingNames.Declarations, TrackingNames.Targets, TrackingNames.Contracts,
        TrackingNames.Compile, TrackingNames.Plan, TrackingNames.Bind, TrackingNames.Types, TrackingNames.EmitSurface, TrackingNames.EmitProgram, TrackingNames.Machines, TrackingNames.Register, TrackingNames.Services, TrackingNames.EmitServices,
        TrackingNames.Diagnostics,
    ];

    [Fact]
    public void Cache_OfEveryStep_HoldsNoRoslynObjects()
    {
        var run = Project.Empty
            .WithDefinition("order.asl.json", Definitions.Order)
            .WithDefinition("broken.asl.json", Definitions.Broken)
            .WithDefinition("refund.asl.json", Definitions.Refund)
            .WithDefinition("typed.asl.json", """{ "StartAt": "P", "States": { "P": { "Type": "Pass", "InputPath": "$.nmaes", "End": true } } }""")
            .WithSource("Checkout.cs", """
                namespace Shop; [StateMachine("order.asl.json", Input = typeof(Item))] public partial class Checkout; [StateMachine("x")] class Lost;
                [StateMachine("typed.asl.json", Input = typeof(Item))] public partial class Typed;
                public record Item(Item? Next, System.Collections.Generic.List<string> Names); public partial interface ICheckoutTasks { Item CheckStock(Item item); void Other(); }
                """)
            .WithProperty("AslSharpLineMapping", "true")
            .Run();

        foreach (var step in Steps)
        {
            Assert.True(run.Result.TrackedSteps.ContainsKey(step), $"The step {step} did not run.");
            foreach (var (value, _) in run.Result.TrackedSteps[step].SelectMany(static step => step.Outputs))
                new Walk(step).Visit(value, step);
        }
    }

    [Theory]
    [InlineData(typeof(Location))]
    [InlineData(typeof(Action))]
    public void Walk_OfForbiddenObject_Fails(Type type)
    {
        object forbidden = type == typeof(Action) ? static () => { } : Location.None;
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => new Walk("Test").Visit(new Holder([forbidden]), "Test"));
    }

    private sealed record Holder(object[] Values);

    private sealed class Walk(string step)
    {
        private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

        public void Visit(object? value, string path)
        {
            if (value is null or string or SourceText or DiagnosticDescriptor || value.GetType() is { IsPrimitive: true } or { IsEnum: true }) return;
            Assert.False(
                value is ISymbol or Compilation or SyntaxNode or SyntaxTree or SemanticModel or Location or Diagnostic or AdditionalText or Delegate,
                $"The step {step} caches a {value.GetType()} at {path}.");
            if (!value.GetType().IsValueType && !_seen.Add(value)) return;
            if (value is Array items)
            {
                foreach (var item in (IEnumerable)items) Visit(item, path + "[]");
                return;
            }

            foreach (var field in Fields(value.GetType())) Visit(field.GetValue(value), $"{path}.{field.Name}");
        }

        private static IEnumerable<FieldInfo> Fields(Type? type)
        {
            for (; type is not null && type != typeof(object); type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (!field.FieldType.IsPointer && field.FieldType != type) yield return field;
                }
            }
        }
    }
}
