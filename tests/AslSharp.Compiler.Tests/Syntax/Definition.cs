using AslSharp.Compiler.Analysis;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Lowering;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Tests.Text;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Tests.Syntax;

/// <summary>Short ways to compile small definitions in tests.</summary>
internal static class Definition
{
    /// <summary>A machine of these states; it starts with the first one named <c>A</c>.</summary>
    public static string Machine(string states) => $$"""{ "StartAt": "A", "States": { {{states}} } }""";

    /// <summary>Compiles any text.</summary>
    public static CompiledDefinition Compile(string text) =>
        AslCompiler.Compile(AslFile.Create("test.asl.json", text), TestContext.Current.CancellationToken);

    /// <summary>Lowers the states of a machine without errors and gives its outermost scope, before it becomes steps.</summary>
    public static LoweredScope Lower(string states)
    {
        var file = AslFile.Create("test.asl.json", Machine(states));
        var diagnostics = new DiagnosticBag(file);
        var bound = Binder.Bind(AslParser.Parse(JsonSyntaxTree.Parse(file), diagnostics)!, diagnostics);
        var facts = FlowAnalysis.Analyze(bound, diagnostics);
        Assert.False(diagnostics.HasErrors, string.Join("\n", diagnostics.ToImmutable()));
        return Lowerer.States(bound, facts);
    }

    /// <summary>Lowers a machine whose first state is this one and gives it.</summary>
    public static T Lower<T>(string state, string more = "")
        where T : LoweredState => Assert.IsType<T>(Lower($"\"A\": {state}{more}").States[0]);

    /// <summary>Asserts what is reported for a machine of these states, at the marks.</summary>
    public static void AssertStates(string markedStates, params DiagnosticDescriptor[] rules) => AssertText(Machine(markedStates), rules);

    /// <summary>Asserts what is reported for a definition, at the marks. Advice counts only where it is asked for.</summary>
    public static void AssertText(string marked, params DiagnosticDescriptor[] rules) => AssertText(StateMachineType.Standard, marked, rules);

    /// <summary>Asserts what is reported for a definition of a machine of this type, at the marks.</summary>
    public static void AssertText(StateMachineType type, string marked, params DiagnosticDescriptor[] rules)
    {
        var text = MarkedText.Parse(marked);
        var found = AslCompiler.Compile(text.File with { Type = type }, TestContext.Current.CancellationToken).Diagnostics;
        text.AssertReported(found.Where(diagnostic => !IsAdvice(diagnostic) || rules.Contains(diagnostic.Descriptor)), rules);
    }

    /// <summary>Whether a finding is advice only: nothing need be wrong.</summary>
    public static bool IsAdvice(DiagnosticInfo diagnostic) => diagnostic.Descriptor.DefaultSeverity == DiagnosticSeverity.Info;

    /// <summary>Asserts that a machine of these states gives one finding with this text in its message.</summary>
    public static void AssertMessage(string states, string expected)
    {
        var found = Assert.Single(Compile(Machine(states)).Diagnostics);
        Assert.Contains(expected, found.Message, StringComparison.Ordinal);
    }
}
