using AslSharp.Compiler;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Text;

namespace AslSharp.Generator;

/// <summary>
/// The compiler behind a guard: its own mistakes become a diagnostic at the definition, and do not take the other definitions'
/// code away as an exception from a generator would.
/// </summary>
internal static class GuardedCompiler
{
    /// <summary>Compiles a definition.</summary>
    public static CompiledDefinition Compile(AslFile file, CancellationToken cancellationToken) => Compile(file, AslCompiler.Compile, cancellationToken);

    /// <summary>Emits a definition.</summary>
    public static EmittedSource Emit(EmitRequest request, CancellationToken cancellationToken) => Emit(request, AslCompiler.Emit);

    /// <summary>Compiles with a given compiler; tests hand in one that fails.</summary>
    internal static CompiledDefinition Compile(
        AslFile file, Func<AslFile, CancellationToken, CompiledDefinition> compile, CancellationToken cancellationToken)
    {
        try
        {
            return compile(file, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new CompiledDefinition(StateMachinePlan.Unread, [Describe(file.Path, exception)], new LineMapPlan(file.Path, []));
        }
    }

    /// <summary>Emits with a given emitter; what it cannot emit whole it emits as a surface, if it can.</summary>
    internal static EmittedSource Emit(EmitRequest request, Func<StateMachinePlan, StateMachineTarget, LineMapPlan?, string> emit)
    {
        var (definition, target) = request;
        try
        {
            return new EmittedSource(target.HintName, emit(definition.Plan, target, definition.Lines), null);
        }
        catch (Exception exception)
        {
            var failure = Describe(definition.Path, exception);
            return new EmittedSource(target.HintName, EmitSurface(definition.Plan, target, emit), failure);
        }
    }

    private static string EmitSurface(StateMachinePlan plan, StateMachineTarget target, Func<StateMachinePlan, StateMachineTarget, LineMapPlan?, string> emit)
    {
        try
        {
            return emit(plan with { Machine = null }, target, null);
        }
        catch (Exception)
        {
            // The first failure is reported already; this one says nothing more.
            return "";
        }
    }

    private static DiagnosticInfo Describe(string path, Exception exception)
    {
        var place = exception.StackTrace?.Split('\n')[0].Trim() ?? "";
        var text = $"{exception.GetType().Name} ({exception.Message}) {place}".Replace('\r', ' ').Replace('\n', ' ').Trim();
        return new DiagnosticInfo(DiagnosticDescriptors.InternalError, new LocationInfo(path, default, default), [text], []);
    }
}
