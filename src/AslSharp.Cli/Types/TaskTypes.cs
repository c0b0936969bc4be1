using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;

namespace AslSharp.Cli.Types;

/// <summary>The types of a task.</summary>
/// <param name="State">The name of its state.</param>
/// <param name="Parameter">What it is given.</param>
/// <param name="IsPutTogether">Whether the definition puts that together, member by member.</param>
/// <param name="Result">What it gives; null where nothing is read of it.</param>
internal sealed record TaskTypes(string State, Shape Parameter, bool IsPutTogether, Shape? Result)
{
    /// <summary>The types of a Task state.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="node">The state.</param>
    /// <param name="shapes">Its data.</param>
    /// <param name="result">What its method gives.</param>
    internal static TaskTypes Of(string name, JsonObjectSyntax node, StateShapes shapes, Shape result)
    {
        var resource = (node.Find("Resource")?.Value as JsonStringSyntax)?.Value ?? "";
        var template = (node.Find("Parameters") ?? node.Find("Arguments"))?.Value as JsonObjectSyntax;
        var parameter = shapes.EffectiveInput;
        if (resource.Contains(":states:::lambda:invoke", StringComparison.Ordinal))
        {
            // The function's own input stands in an envelope.
            parameter = parameter.Object?.Find("Payload")?.Shape ?? Shape.Any;
            template = template?.Find("Payload")?.Value as JsonObjectSyntax;
        }

        // What comes by token is not what the method gives.
        var isUnread = node.Find("ResultPath")?.Value.Kind == JsonSyntaxKind.Null || resource.EndsWith(".waitForTaskToken", StringComparison.Ordinal);
        return new TaskTypes(name, parameter, template is not null, isUnread ? null : result);
    }
}
