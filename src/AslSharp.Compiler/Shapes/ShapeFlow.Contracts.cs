using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Shapes;

// What goes to tasks and out of the machine, against what C# declares.
internal sealed partial class ShapeFlow
{
    private void CheckPayload(StatePlace place, BoundTaskState state, TaskStateSyntax syntax, Shape parameter)
    {
        var template = syntax.Data.IsJsonata ? syntax.Data.Arguments : syntax.Data.Parameters;
        var name = syntax.Data.IsJsonata ? "Arguments" : "Parameters";
        var (payload, field) = (place.EffectiveInput, syntax.Fields.Find(name));
        var node = template?.Node;
        if (state.Resource.ResourceType == "lambda")
        {
            // The function's own parameter is what stands in Payload.
            payload = payload.Member("Payload").Without(ShapeKinds.Missing);
            var map = node as JsonObjectSyntax;
            field = map?.Find("Payload") ?? map?.Find("Payload.$") ?? field;
            (node, name) = (map is null ? null : field?.Value, "Payload");
        }

        if (!payload.IsNever)
            CheckPayload(name, field?.NameSpan ?? syntax.NameSpan, node, payload, parameter);
    }

    // Member by member as long as an object is written out; else as a whole, at the value.
    private void CheckPayload(string name, TextSpan place, JsonValueSyntax? node, Shape actual, Shape wanted)
    {
        if (actual.IsOnly(ShapeKinds.Object) && actual.Object is { } given && wanted.May(ShapeKinds.Object))
        {
            if (wanted.Object is { } declared)
                CheckMembers(name, place, node, given, declared);
        }
        else if (!actual.Overlaps(wanted))
        {
            var span = node is null ? place : node.Span;
            _findings.Report(DiagnosticDescriptors.PayloadMisfit, span, null, name, ShapeText.Describe(actual), ShapeText.Describe(wanted));
        }
    }

    private void CheckMembers(string name, TextSpan place, JsonValueSyntax? node, ObjectShape given, ObjectShape declared)
    {
        var properties = node as JsonObjectSyntax;
        var missing = declared.Members.Where(member => member.IsRequired && !given.IsOpen && given.Find(member.Name) is null)
            .Select(static member => member.Name).ToList();
        foreach (var member in given.Members)
        {
            var property = properties?.Find(member.Name) ?? properties?.Find(member.Name + ".$");
            if (declared.Find(member.Name) is { } wanted)
            {
                if (property is not null)
                    CheckPayload(member.Name, property.NameSpan, property.Value, member.Shape, wanted.Shape);
                else if (member.IsRequired)
                    CheckPayload(member.Name, ValueOf(node, place), null, member.Shape, wanted.Shape);
            }
            else if (!declared.IsOpen && property is not null)
            {
                // What comes along with a whole value is not read, and was not meant; what is written here was.
                // A name that is near to a missing one is a slip: one finding for both.
                var meant = NameSuggestion.Find(member.Name, missing.Count > 0 ? missing : declared.Members.Select(static other => other.Name));
                if (meant is not null)
                    missing.Remove(meant);
                var advice = meant is null ? "remove it, or add it to the type" : $"did you mean '{meant}'?";
                _findings.Report(DiagnosticDescriptors.PayloadMemberUnknown, property.NameSpan, meant, name, member.Name, advice);
            }
        }

        foreach (var absent in missing)
            _findings.Report(DiagnosticDescriptors.PayloadMemberMissing, properties is null ? ValueOf(node, place) : place, absent, name, absent);
    }

    private static TextSpan ValueOf(JsonValueSyntax? node, TextSpan place) => node?.Span ?? place;

    private void CheckOutput(StatePlace place, Shape output)
    {
        if (place.Scope != _machine || _contract.Output is not { } declared || output.Overlaps(declared))
            return;
        var syntax = place.State.Symbol.Syntax;
        var field = syntax.Fields.Find("Output") ?? syntax.Fields.Find("OutputPath") ?? syntax.Fields.Find("Parameters") ?? syntax.Fields.Find("Result");
        _findings.Report(
            DiagnosticDescriptors.OutputMisfit, field?.NameSpan ?? syntax.NameSpan, null,
            ShapeText.Describe(output), ShapeText.Describe(declared), Advise(output, declared));
    }

    private static string Advise(Shape output, Shape declared)
    {
        if (output.Object is not { } given || declared.Object is not { } wanted)
            return "convert the value, or change the declaration";
        if (wanted.Members.FirstOrDefault(member => member.IsRequired && !given.IsOpen && given.Find(member.Name) is null) is { } missing)
            return $"add '{missing.Name}'";
        // Where members may be left out, it is all of them together that do not fit.
        if (given.Members.FirstOrDefault(member => wanted.Find(member.Name) is { } other && !member.Shape.Overlaps(other.Shape)) is not { } wrong)
            return "convert the value, or change the declaration";
        return $"'{wrong.Name}' is {ShapeText.Describe(wrong.Shape)} and must be {ShapeText.Describe(wanted.Find(wrong.Name)!.Shape)}";
    }
}
