using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Jsonata;
using AslSharp.Compiler.Lowering;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler;

/// <summary>Compiles JSONata expressions that belong to no machine: what tests, the suite of the language and benchmarks run.</summary>
public static class JsonataProgram
{
    /// <summary>Reads an expression and plans it.</summary>
    /// <param name="method">The name of its method; a C# identifier.</param>
    /// <param name="text">The expression, without delimiters.</param>
    /// <param name="variables">The variables that its caller hands in, in their order.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="errors">What is wrong with it.</param>
    /// <returns>The plan; null where there are errors.</returns>
    public static JsonataProgramPlan? Plan(
        string method, string text, IReadOnlyCollection<string> variables, JsonataDialect dialect, out EquatableArray<JsonataError> errors)
    {
        var parsed = JsonataParser.Parse(text, dialect);
        errors = parsed.Errors;
        if (parsed.Root is null || !errors.IsEmpty) return null;
        var root = JsonataLowerer.Lower(parsed.Root, new JsonataNames(variables, dialect));
        return new JsonataProgramPlan(method, new JsonataPlan(text, "Output", root), variables.ToEquatableArray(), dialect == JsonataDialect.Reference);
    }

    /// <summary>
    /// Emits a class with a method <c>public static AslValue Name(AslValue input, AslValue[] variables, JsonataEvaluation evaluation)</c> for
    /// each expression. The result is settled; Undefined where there is none. The input is <c>$states.input</c>, or the document in the
    /// reference dialect.
    /// </summary>
    /// <param name="typeName">The class, in no namespace.</param>
    /// <param name="programs">The expressions.</param>
    /// <returns>The C# text.</returns>
    public static string Emit(string typeName, IEnumerable<JsonataProgramPlan> programs) => JsonataProgramEmitter.Emit(typeName, programs);
}
