using AslSharp.Compiler;
using AslSharp.Compiler.Contracts;
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

    /// <summary>Finds what does not fit the C# types of a definition's data.</summary>
    public static DiagnosticInfo[] CheckTypes(CompiledDefinition definition, AslFile file, MachineContract contract, CancellationToken cancellationToken)
    {
        try
        {
            return [.. AslCompiler.CheckTypes(definition, file, contract, cancellationToken)];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [Describe(file.Path, exception)];
        }
    }

    /// <summary>Declares records for the inputs of tasks that nobody declared; none where the compiler fails.</summary>
    public static MachineContract DeclareInputs(EmitRequest request, StateMachineTarget target, MachineContract contract, CancellationToken cancellationToken)
    {
        try
        {
            return AslCompiler.DeclareInputs(request.Definition.Plan, request.Definition.Source.File!, target, contract, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The same mistake is told where the definition's data are checked.
            return contract;
        }
    }

    /// <summary>Emits what the developer sees of a definition.</summary>
    public static EmittedSource EmitSurface(EmitRequest request, CancellationToken cancellationToken)
        => Emit(request, request.Target.HintName, static request => AslCompiler.EmitSurface(request.Definition.Plan, request.Target));

    /// <summary>Emits what runs of a definition. Without it the surface compiles, and running is an error.</summary>
    public static EmittedSource EmitProgram(EmitRequest request, CancellationToken cancellationToken)
        => Emit(request, request.Target.ProgramHintName,
            static request => AslCompiler.EmitProgram(request.Definition.Plan, request.Target, request.Definition.Lines));

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

    /// <summary>Emits with a given emitter; tests hand in one that fails.</summary>
    internal static EmittedSource Emit(EmitRequest request, string hintName, Func<EmitRequest, string> emit)
        => Emit(request.Definition.Path, hintName, request, emit);

    /// <summary>Emits a file.</summary>
    /// <param name="path">The definition to blame; empty for none.</param>
    /// <param name="hintName">The file's name.</param>
    /// <param name="source">What it is made of.</param>
    /// <param name="emit">Makes it.</param>
    internal static EmittedSource Emit<T>(string path, string hintName, T source, Func<T, string> emit)
    {
        try
        {
            return new EmittedSource(hintName, emit(source), null);
        }
        catch (Exception exception)
        {
            return new EmittedSource(hintName, "", Describe(path, exception));
        }
    }

    private static DiagnosticInfo Describe(string path, Exception exception)
    {
        var place = exception.StackTrace?.Split('\n')[0].Trim() ?? "";
        var text = $"{exception.GetType().Name} ({exception.Message}) {place}".Replace('\r', ' ').Replace('\n', ' ').Trim();
        return new DiagnosticInfo(DiagnosticDescriptors.InternalError, new LocationInfo(path, default, default), [text], []);
    }
}
