using System.Globalization;
using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;

namespace AslSharp.Compiler.Checks;

/// <summary>Waits and timeouts that are longer than the whole execution may last.</summary>
internal static class TimeoutCheck
{
    /// <summary>Checks a definition.</summary>
    public static void Check(BoundStateMachine machine, DiagnosticBag diagnostics)
    {
        if (machine.Syntax.TimeoutSeconds is { } limit and > 0)
            CheckScope(machine.Scope);

        void CheckScope(BoundScope scope)
        {
            foreach (var state in scope.States)
            {
                var name = state switch { BoundWaitState => "Seconds", BoundTaskState => "TimeoutSeconds", _ => null };
                if (name is not null)
                    CheckField(state, name);

                // The items of a distributed Map are executions of their own.
                foreach (var inner in state.InnerScopes.Where(static inner => inner.Symbol.SeesOuterVariables))
                    CheckScope(inner);
            }
        }

        void CheckField(BoundState state, string name)
        {
            var fields = state.Symbol.Syntax.Fields;
            if (fields.Integer(name) is { } seconds && seconds > limit)
            {
                diagnostics.Report(
                    DiagnosticDescriptors.LongerThanMachineTimeout, fields.Find(name)!.Value.Span, machine.Syntax.Scope.Fields.Find("TimeoutSeconds")!.Span,
                    name, seconds.ToString(CultureInfo.InvariantCulture), limit.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
