using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Generator.Tests.Contracts;

/// <summary>When what was read of a contract is taken for what it says now.</summary>
public sealed class SharedReadingTests
{
    [Theory]
    [InlineData("class C { int M() => 1; }", "class C { int M() => 2; }")]
    [InlineData("class C { int M() { return 1; } }", "class C { int M() { return 2; } }")]
    [InlineData("class C { int M() => 1; }", "// A comment.\nclass C { int M() => 1; }")]
    [InlineData("class C { static int s = 1; }", "class C { static int s = 2; }")]
    public void InsidesOfMethods_DeclareTheSame(string before, string after) => Assert.True(AreSame(before, after));

    [Theory]
    [InlineData("record C(string A);", "record C(string B);")]
    [InlineData("record C(string A);", "record C(string A, int B = 1);")]
    [InlineData("record C(string A, int B = 1);", "record C(string A, int B = 2);")]
    [InlineData("class C { public int A { get; } }", "class C { public int A { get; init; } }")]
    [InlineData("class C { public int A { get; set; } }", "class C { public int A { get => 1; set { } } }")]
    [InlineData("class C { public int A { get => 1; } }", "class C { public int A { get => field; } }")]
    [InlineData("class C { public int A { get => field; } }", "class C { public int A { get => 1; } }")]
    [InlineData("static class N { public const string A = \"a\"; }", "static class N { public const string A = \"b\"; }")]
    [InlineData("enum E { A = 1 }", "enum E { A = 2 }")]
    [InlineData("[System.Obsolete] class C;", "class C;")]
    [InlineData("record C(string A);", "#nullable disable\nrecord C(string A);")]
    [InlineData("#nullable disable\nrecord C(string A);\n#nullable enable\nrecord D(string A);", "#nullable disable\nrecord C(string A);\nrecord D(string A);\n#nullable enable")]
    [InlineData("#if A\nrecord C(string A);\n#endif", "#if !A\nrecord C(string A);\n#endif")]
    [InlineData("using System;", "using System.Text;")]
    public void Declarations_OfAnyKind_AreAnother(string before, string after) => Assert.False(AreSame(before, after));

    [Fact]
    public void AnotherTree_AnotherReference_AnotherOption_AreAnother()
    {
        var compilation = Make("class C;");
        Assert.False(SharedReading.DeclareTheSame(compilation, compilation.AddSyntaxTrees(Parse("class D;"))));
        Assert.False(SharedReading.DeclareTheSame(compilation, compilation.AddReferences(MetadataReference.CreateFromFile(typeof(object).Assembly.Location))));
        Assert.False(
            SharedReading.DeclareTheSame(
                compilation, compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Enable))));
    }

    [Theory]
    [InlineData("namespace Shop; static class Names { public const string Sku = \"sku\"; }", "namespace Shop; static class Names { public const string Sku = \"code\"; }")]
    [InlineData("namespace Shop; static class Names { public const string Sku = \"sku\"; }", "namespace Shop; static class Names { public const string Sku = \"sku\"; } public sealed class String;")]
    public void NameElsewhere_ThatAContractDependsOn_ChangesTheContract(string before, string after)
    {
        var shop = Project.Empty
            .WithDefinition("order.asl.json", Definitions.Order)
            .WithSource("Order.cs", """
                using System; using System.Text.Json.Serialization; using AslSharp; namespace Shop;
                public sealed record Order([property: JsonPropertyName(Names.Sku)] String Sku);
                [StateMachine("order.asl.json", Input = typeof(Order))] public sealed partial class OrderStateMachine;
                """)
            .WithSource("Names.cs", before);
        var run = shop.Run().Then(shop.WithSource("Names.cs", after));
        Assert.Equal("Modified", run.Reasons(TrackingNames.Contracts));
    }

    private static bool AreSame(string before, string after)
    {
        var compilation = Make(before);
        var tree = compilation.SyntaxTrees.Single();
        return SharedReading.DeclareTheSame(compilation, compilation.ReplaceSyntaxTree(tree, Parse(after)));
    }

    private static CSharpCompilation Make(string text) => CSharpCompilation.Create("Shop", [Parse(text)]);

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken);
}
