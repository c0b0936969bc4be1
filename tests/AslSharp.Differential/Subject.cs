using AslSharp.Cli.Cases;
using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Jsonata;
using AslSharp.Runtime;
using Microsoft.CodeAnalysis;

namespace AslSharp.Differential;

/// <summary>AslSharp, as the reference is asked.</summary>
internal static class Subject
{
    /// <summary>Compiles the expressions together and evaluates each.</summary>
    internal static Outcome[] Evaluate(IReadOnlyList<Sample> samples)
    {
        var texts = samples.Select(static sample => new ExpressionText(sample.Expression, [], JsonataDialect.StepFunctions)).ToArray();
        var compiled = ExpressionCompiler.Compile(texts, CancellationToken.None);
        return [.. samples.Select((sample, i) => Evaluate(sample, compiled[i]))];
    }

    /// <summary>Whether Step Functions takes an expression, or says that its syntax is wrong.</summary>
    internal static bool IsTaken(string expression) =>
        JsonataParser.Parse(expression, JsonataDialect.StepFunctions).Root is not { } root
        || JsonataChecker.Check(root, []).All(static finding => finding.Descriptor.DefaultSeverity != DiagnosticSeverity.Error);

    private static Outcome Evaluate(Sample sample, CompiledExpression compiled)
    {
        if (compiled.Failure is not null) return new Outcome(OutcomeKind.Died, Text: compiled.Failure);
        if (!compiled.Errors.IsEmpty) return new Outcome(OutcomeKind.Error, Text: compiled.Errors[0].Code);
        if (!IsTaken(sample.Expression)) return new Outcome(OutcomeKind.Refused);
        try
        {
            var value = compiled.Evaluate!(sample.Input, [], new JsonataCaseEvaluation());
            return value.IsUndefined ? new Outcome(OutcomeKind.Nothing) : new Outcome(OutcomeKind.Value, value);
        }
        catch (JsonataException exception)
        {
            return exception.Code.Length == 0 && exception.Detail.Contains("unsupported result type", StringComparison.Ordinal)
                ? new Outcome(OutcomeKind.Function)
                : new Outcome(OutcomeKind.Error, Text: exception.Code);
        }
        catch (Exception exception)
        {
            return new Outcome(OutcomeKind.Died, Text: exception.GetType().Name + ": " + exception.Message + exception.StackTrace?.Split('\n')[0]);
        }
    }
}
