using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Jsonata;
using AslSharp.Runtime;
using AslSharp.Testing;
using Microsoft.CodeAnalysis;

namespace AslSharp.Cli.Cases;

/// <summary>A JSONata expression with an input and what it gives: a value, nothing, or an error.</summary>
/// <param name="name">The case's name.</param>
/// <param name="text">The expression.</param>
/// <param name="dialect">The form of the language.</param>
/// <param name="input">The input.</param>
/// <param name="case">The case, for its bindings and what it expects.</param>
internal sealed class JsonataCase(string name, string text, JsonataDialect dialect, AslValue input, AslValue @case) : TestCase(name)
{
    /// <summary>The reference's code for a recursion without end; ours have no code but a text, as the service words it.</summary>
    private const string NeverEnds = "U1001";

    private readonly (string Name, AslValue Value)[] _bindings =
        @case["bindings"].IsObject ? [.. @case["bindings"].Properties.ToArray().Select(static binding => (binding.Name.Text, binding.Value))] : [];

    /// <summary>What has to be compiled.</summary>
    internal ExpressionText Expression => new(text, [.. _bindings.Select(static binding => binding.Name)], dialect);

    /// <summary>What became of <see cref="Expression"/>; set before the case is run.</summary>
    internal CompiledExpression? Compiled { get; set; }

    internal override Task<Verdict> RunAsync(CompiledMachine? machine, CaseOptions options, CancellationToken cancellationToken)
        => Task.FromResult(Judge(Compiled ?? throw new InvalidOperationException("The expression was not compiled.")));

    private Verdict Judge(CompiledExpression compiled)
    {
        if (compiled.Failure is not null) return Failed(compiled.Failure);
        if (!compiled.Errors.IsEmpty) return JudgeError(compiled.Errors[0].Code, compiled.Errors[0].Message);
        if (dialect == JsonataDialect.StepFunctions && FindRefusal() is { } refusal) return Failed($"is refused: {refusal}");
        try
        {
            return JudgeValue(compiled.Evaluate!(input, [.. _bindings.Select(static binding => binding.Value)], new JsonataCaseEvaluation()));
        }
        catch (JsonataException exception)
        {
            return JudgeError(exception.Code, exception.Detail);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return Failed($"threw {exception.GetType().Name}: {exception.Message}");
        }
    }

    private string? FindRefusal() =>
        JsonataParser.Parse(text, dialect).Root is { } root
            ? JsonataChecker.Check(root, Expression.Variables)
                .FirstOrDefault(static finding => finding.Descriptor.DefaultSeverity == DiagnosticSeverity.Error)?.Message
            : null;

    private Verdict JudgeError(string code, string detail)
    {
        if (!@case["code"].TryGetString(out var expected)) return Failed($"expected {Describe()} but failed with {code} {detail}");
        return expected == code || (expected == NeverEnds && code.Length == 0)
            ? Verdict.Passed : Failed($"expected the error {expected} but failed with {code} {detail}");
    }

    private Verdict JudgeValue(AslValue actual)
    {
        var isMet = @case["code"].IsUndefined
            && (@case["undefinedResult"] == AslValue.True
                ? actual.IsUndefined : JsonataComparison.AreEqual(@case["result"], actual, @case["unordered"] == AslValue.True));
        return isMet ? Verdict.Passed : Failed($"expected {Describe()} but was {JsonComparison.Shorten(actual)}");
    }

    private string Describe() =>
        @case["code"].TryGetString(out var code)
            ? $"the error {code}" : @case["undefinedResult"] == AslValue.True ? "nothing" : JsonComparison.Shorten(@case["result"]);

    private Verdict Failed(string why) => Verdict.Failed($"{text}: {why}");
}
