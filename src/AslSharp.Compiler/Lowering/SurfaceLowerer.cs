using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Lowering;

/// <summary>Gathers what the public surface is made of, from whatever of a definition could be read.</summary>
public static class SurfaceLowerer
{
    /// <summary>The states and tasks of all scopes in document order; a name that occurs twice counts once.</summary>
    /// <param name="machine">The definition, with or without errors.</param>
    public static SurfacePlan Lower(StateMachineSyntax machine)
    {
        var tasks = new List<TaskSurfacePlan>();
        var states = new List<StateSurfacePlan>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        Visit(machine.Scope);
        return new SurfacePlan(tasks.ToEquatableArray(), states.ToEquatableArray());

        void Visit(ScopeSyntax scope)
        {
            foreach (var state in scope.States)
            {
                if (names.Add(state.Name))
                {
                    states.Add(new StateSurfacePlan(state.Name, state.TypeText, state.Pointer, state is MapStateSyntax { ResultWriter: not null }));
                    if (state is TaskStateSyntax task)
                        tasks.Add(new TaskSurfacePlan(task.Name, task.ResourceText, task.Comment));
                }

                foreach (var inner in state.InnerScopes)
                    Visit(inner);
            }
        }
    }
}
