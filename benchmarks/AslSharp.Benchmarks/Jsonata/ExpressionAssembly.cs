using System.Reflection;
using AslSharp.Compiler;
using AslSharp.Compiler.Jsonata;
using AslSharp.Runtime;

namespace AslSharp.Benchmarks;

/// <summary>
/// Compiles one expression as the generator does, to a method of its own, and loads it: what is measured is what stands in a machine, without the
/// machine around it. A call costs a delegate more than one in a machine.
/// </summary>
internal static class ExpressionAssembly
{
    /// <summary>The emitted method.</summary>
    internal static Func<AslValue, AslValue[], JsonataEvaluation, AslValue> Compile(string expression)
    {
        var plan = JsonataProgram.Plan("Evaluate", expression, [], JsonataDialect.StepFunctions, out var errors)
            ?? throw new InvalidOperationException($"{expression}: {string.Join("; ", errors)}");
        var text = JsonataProgram.Emit("Emitted", [plan]);
        var method = Assembly.Load(EmittedAssembly.Compile("Emitted", text)).GetType("Emitted")!.GetMethod("Evaluate")!;
        return method.CreateDelegate<Func<AslValue, AslValue[], JsonataEvaluation, AslValue>>();
    }
}
