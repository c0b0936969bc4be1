using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>The tasks whose methods are served as functions.</summary>
internal static class FunctionTasks
{
    /// <summary>The first task that calls each function that the definition names.</summary>
    public static IEnumerable<TaskSurfacePlan> Of(SurfacePlan surface)
        => surface.Tasks.Where(static task => task.Function is not null)
            .GroupBy(static task => task.Function, StringComparer.Ordinal).Select(static group => group.First());
}
