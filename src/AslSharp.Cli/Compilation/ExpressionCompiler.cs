using AslSharp.Compiler;
using AslSharp.Runtime;

namespace AslSharp.Cli.Compilation;

/// <summary>Compiles JSONata expressions to code that runs in this process, some hundred to an assembly.</summary>
internal static class ExpressionCompiler
{
    private const int Batch = 400;
    private const string Method = "Evaluate";

    /// <summary>Compiles expressions.</summary>
    /// <param name="expressions">The expressions.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What became of each, in the same order.</returns>
    internal static CompiledExpression[] Compile(IReadOnlyList<ExpressionText> expressions, CancellationToken cancellationToken)
        => [.. expressions.Chunk(Batch).SelectMany(batch => CompileBatch(batch, cancellationToken))];

    private static CompiledExpression[] CompileBatch(ExpressionText[] expressions, CancellationToken cancellationToken)
    {
        var compiled = new CompiledExpression[expressions.Length];
        var sources = new string?[expressions.Length];
        for (var i = 0; i < expressions.Length; i++) (compiled[i], sources[i]) = Emit(expressions[i], NameOf(i));

        var numbers = Enumerable.Range(0, expressions.Length).Where(i => sources[i] is not null).ToArray();
        if (numbers.Length == 0) return compiled;
        var (assembly, failures) = EmittedAssembly.Load([.. numbers.Select(i => ($"{NameOf(i)}.g.cs", sources[i]!))], isForgotten: false, cancellationToken);
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = numbers[i];
            compiled[number] = failures[i] is { } failure
                ? compiled[number] with { Failure = failure }
                : compiled[number] with { Evaluate = Find(assembly!, NameOf(number)) };
        }

        return compiled;
    }

    private static string NameOf(int number) => $"Expression{number}";

    private static (CompiledExpression, string?) Emit(ExpressionText expression, string typeName)
    {
        try
        {
            var plan = JsonataProgram.Plan(Method, expression.Text, expression.Variables, expression.Dialect, out var errors);
            return (new CompiledExpression(errors, null, null), plan is null ? null : JsonataProgram.Emit(typeName, [plan]));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One expression that the compiler cannot bear must not hide how all the others fare.
            return (new CompiledExpression([], $"The compiler failed: {exception.GetType().Name}: {exception.Message}", null), null);
        }
    }

    private static Func<AslValue, AslValue[], JsonataEvaluation, AslValue> Find(System.Reflection.Assembly assembly, string typeName)
        => assembly.GetType(typeName, throwOnError: true)!.GetMethod(Method)!.CreateDelegate<Func<AslValue, AslValue[], JsonataEvaluation, AslValue>>();
}
