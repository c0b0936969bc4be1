using AslSharp.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Benchmarks.Compilation;

/// <summary>A keystroke in C# that has nothing to do with any machine, in a project of twenty machines: with ten contract types each, or with none.</summary>
internal sealed class ContractKeystrokes
{
    private const int Machines = 20;

    // Every change of C# makes another compilation, in which whatever the contracts say is looked up anew.
    private readonly CSharpParseOptions _options = new(LanguageVersion.Latest);
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;
    private SyntaxTree _edited;
    private int _edits;

    internal ContractKeystrokes(bool hasContracts)
    {
        _edited = Parse("namespace Shop; internal static class Other { internal static int Value => 0; }");
        var machines = Enumerable.Range(0, Machines).Select(i => Parse(Types(i) + (hasContracts ? Contract(i) : Class(i))));
        _compilation = CSharpCompilation.Create(
            "Shop", [_edited, .. machines], EmittedAssembly.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _driver = CSharpGeneratorDriver.Create([new AslGenerator().AsSourceGenerator()], parseOptions: _options)
            .AddAdditionalTexts([.. Enumerable.Range(0, Machines).Select(static i => (AdditionalText)new Definition($"/home/ada/shop/order{i}.asl.json"))])
            .RunGenerators(_compilation);
        var result = _driver.GetRunResult();
        if (!result.Diagnostics.IsEmpty) throw new InvalidOperationException(result.Diagnostics[0].ToString());
        if (result.GeneratedTrees.Length != 2 * Machines) throw new InvalidOperationException("Not every definition gave its two files.");
    }

    /// <summary>The generator runs after an edit.</summary>
    internal int Type()
    {
        var edited = Parse($"namespace Shop; internal static class Other {{ internal static int Value => {++_edits}; }}");
        _compilation = _compilation.ReplaceSyntaxTree(_edited, edited);
        _edited = edited;
        _driver = _driver.RunGenerators(_compilation);
        return _driver.GetRunResult().GeneratedTrees.Length;
    }

    private SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, _options);

    private static string Types(int i) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using AslSharp;

        namespace Shop;

        public sealed record Order{{i}}(string Id, DateTimeOffset PlacedAt, Customer{{i}} Customer, IReadOnlyList<Item{{i}}> Items, Channel{{i}} Channel);
        public sealed record Customer{{i}}(string Id, string Name, string? Email, Address{{i}} Address);
        public sealed record Address{{i}}(string Street, string City, string PostalCode, string Country);
        public sealed record Item{{i}}(string Sku, int Quantity, decimal UnitPrice, Money{{i}}? Discount, IReadOnlyList<string> Tags);
        public sealed record Money{{i}}(decimal Amount, string Currency);
        public enum Channel{{i}} { Web, Shop, Telephone }
        public sealed record Reservation{{i}}(string Id, Warehouse{{i}} Warehouse, int Lines);
        public sealed record Warehouse{{i}}(string Id, Address{{i}} Address);
        public sealed record Payment{{i}}(string Id, Money{{i}} Amount, DateTimeOffset At);
        public sealed record Receipt{{i}}(Order{{i}} Order, Reservation{{i}} Reservation, Payment{{i}} Payment);

        """;

    private static string Class(int i) => $$"""
        [StateMachine("order{{i}}.asl.json")]
        public sealed partial class Order{{i}}StateMachine;
        """;

    private static string Contract(int i) => $$"""
        [StateMachine("order{{i}}.asl.json", Input = typeof(Order{{i}}), Output = typeof(Receipt{{i}}))]
        public sealed partial class Order{{i}}StateMachine;

        public partial interface IOrder{{i}}Tasks
        {
            ValueTask<Reservation{{i}}> ReserveAsync(IReadOnlyList<Item{{i}}> items, Customer{{i}} customer);

            ValueTask<Payment{{i}}> ChargeAsync(string customer, IReadOnlyList<Item{{i}}> items);
        }
        """;

    private sealed class Definition(string path) : AdditionalText
    {
        private static readonly SourceText Text = SourceText.From("""
            {
              "StartAt": "Reserve",
              "States": {
                "Reserve": {
                  "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:reserve",
                  "Parameters": { "items.$": "$.items", "customer.$": "$.customer" },
                  "ResultPath": "$.reservation", "Next": "Charge"
                },
                "Charge": {
                  "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge",
                  "Parameters": { "customer.$": "$.customer.id", "items.$": "$.items" },
                  "ResultPath": "$.payment", "Next": "Finish"
                },
                "Finish": {
                  "Type": "Pass",
                  "Parameters": {
                    "order": { "id.$": "$.id", "placedAt.$": "$.placedAt", "customer.$": "$.customer", "items.$": "$.items", "channel.$": "$.channel" },
                    "reservation.$": "$.reservation", "payment.$": "$.payment"
                  },
                  "End": true
                }
              }
            }
            """);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => Text;
    }
}
