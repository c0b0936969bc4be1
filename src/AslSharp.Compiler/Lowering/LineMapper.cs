using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Lowering;

/// <summary>Finds where states, their fields, choice rules, retriers and catchers stand, from the name through the value.</summary>
public static class LineMapper
{
    /// <summary>The map of a definition.</summary>
    /// <param name="machine">The definition, with or without errors.</param>
    /// <param name="file">Its file.</param>
    public static LineMapPlan Map(StateMachineSyntax machine, AslFile file)
    {
        var entries = new List<LineMapEntry>();
        Visit(machine.Scope);
        return new LineMapPlan(file.Path, entries.ToEquatableArray());

        void Visit(ScopeSyntax scope)
        {
            foreach (var state in scope.States)
            {
                AddSpan(state.Pointer, state.Header.Property.Span);
                if (state.Header.Property.Value is JsonObjectSyntax node)
                    VisitFields(state.Pointer, node);
                foreach (var inner in state.InnerScopes)
                    Visit(inner);
            }
        }

        void VisitFields(string pointer, JsonObjectSyntax node)
        {
            foreach (var property in node.Properties)
            {
                var field = Pointer.Append(pointer, property.Name);
                if (property.Name is "Choices" or "Retry" or "Catch" && property.Value is JsonArraySyntax array)
                {
                    for (var i = 0; i < array.Items.Length; i++)
                        AddSpan($"{field}/{i}", array.Items[i].Span);
                }
                else if (property.Name is not "Branches" and not "Iterator" and not "ItemProcessor")
                {
                    AddSpan(field, property.Span);
                }
            }
        }

        void AddSpan(string pointer, TextSpan span)
        {
            var lines = file.Text.Lines.GetLinePositionSpan(span);
            entries.Add(new LineMapEntry(pointer, lines.Start.Line + 1, lines.Start.Character + 1, lines.End.Line + 1, lines.End.Character + 1));
        }
    }
}
