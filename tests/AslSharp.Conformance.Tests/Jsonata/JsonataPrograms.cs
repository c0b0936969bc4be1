using System.Reflection;
using System.Runtime.Loader;
using AslSharp.Compiler;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Planning;
using AslSharp.Runtime;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Conformance.Tests.Jsonata;

/// <summary>Compiles expressions into memory.</summary>
internal static class JsonataPrograms
{
    internal static JsonataEvaluation Evaluation => new FixedEvaluation();

    /// <summary>The emitted C# of one expression.</summary>
    internal static string Text(string expression, JsonataDialect dialect = JsonataDialect.StepFunctions, params string[] variables) =>
        JsonataProgram.Emit("Program", [Plan("Evaluate", expression, dialect, variables)]);

    /// <summary>Expressions as functions of input and variables, compiled together.</summary>
    internal static IReadOnlyDictionary<string, Func<AslValue, AslValue[], AslValue>> Compile(IEnumerable<string> expressions, JsonataDialect dialect, params string[] variables)
    {
        var distinct = expressions.Distinct(StringComparer.Ordinal).ToArray();
        var text = JsonataProgram.Emit("Program", distinct.Select((expression, i) => Plan("E" + i, expression, dialect, variables)));
        var program = Load(text).GetType("Program")!;
        return distinct.Select((expression, i) => (expression, program.GetMethod("E" + i)!.CreateDelegate<Func<AslValue, AslValue[], JsonataEvaluation, AslValue>>()))
            .ToDictionary(pair => pair.expression, pair => Bind(pair.Item2), StringComparer.Ordinal);

        static Func<AslValue, AslValue[], AslValue> Bind(Func<AslValue, AslValue[], JsonataEvaluation, AslValue> method) =>
            (input, values) => method(input, values, Evaluation);
    }

    /// <summary>The value of one expression.</summary>
    internal static AslValue Run(string expression, AslValue input = default, JsonataDialect dialect = JsonataDialect.StepFunctions) =>
        Compile([expression], dialect)[expression](input, []);

    private static JsonataProgramPlan Plan(string method, string expression, JsonataDialect dialect, string[] variables)
    {
        var plan = JsonataProgram.Plan(method, expression, variables, dialect, out var errors);
        Assert.True(plan is not null, $"{expression}: {string.Join(", ", errors)}");
        return plan;
    }

    private static Assembly Load(string text)
    {
        var folder = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => Path.GetDirectoryName(path) == folder)
            .Append(typeof(AslValue).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path));
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview));
        var compilation = CSharpCompilation.Create("Jsonata", [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(static one => one.Severity == DiagnosticSeverity.Error).Take(5)));
        image.Position = 0;
        return new AssemblyLoadContext("Jsonata").LoadFromStream(image);
    }

    private sealed class FixedEvaluation : JsonataEvaluation
    {
        private int _ids;

        public override double NextRandom() => 0.25;

        public override string NewId() => $"id-{++_ids}";

        protected override DateTimeOffset ReadClock() => DateTimeOffset.UnixEpoch;
    }
}
