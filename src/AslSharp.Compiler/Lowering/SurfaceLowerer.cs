using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Lowering;

/// <summary>Gathers what the public surface is made of.</summary>
public static class SurfaceLowerer
{
    /// <summary>The states and tasks of all scopes in document order; a name that occurs twice counts once.</summary>
    /// <param name="machine">The definition, without errors; <see cref="SurfaceRecovery"/> is for the others.</param>
    public static SurfacePlan Lower(StateMachineSyntax machine)
    {
        var tasks = new List<TaskSurfacePlan>();
        var states = new List<StateSurfacePlan>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var state in States(machine.Scope))
        {
            if (!names.Add(state.Name))
                continue;
            states.Add(new StateSurfacePlan(state.Name, state.TypeText, state.Pointer, state is MapStateSyntax { ResultWriter: not null }));
            if (state is TaskStateSyntax task)
                tasks.Add(
                    new TaskSurfacePlan(
                        task.Name, task.ResourceText, task.Comment)
                    { IsOfService = IsOfService(task.ResourceText), InputMembers = InputMembers(task), Function = Function(task) });
        }

        return new SurfacePlan(tasks.ToEquatableArray(), states.ToEquatableArray());
    }

    /// <summary>Whether a task calls a service, rather than a function or an activity.</summary>
    /// <param name="resource">The text of <c>Resource</c>.</param>
    internal static bool IsOfService(string resource)
        => ResourceReader.Read(resource) is { Kind: BoundResourceKind.Integration } integration && integration is not { ResourceType: "lambda" };

    private static string? Function(TaskStateSyntax task)
    {
        var resource = ResourceReader.Read(task.ResourceText);
        var name = resource switch
        {
            { Kind: BoundResourceKind.Function } => ResourceReader.FunctionName(task.ResourceText),
            { Kind: BoundResourceKind.Integration, ResourceType: "lambda", ActionName: "invoke" } when InvokedFunction(task) is { } written
                => ResourceReader.FunctionName(written),
            _ => "",
        };
        return FunctionHandler.Of(name) is { Length: > 0 } handler ? handler : null;
    }

    private static string? InvokedFunction(TaskStateSyntax task) => (task.Data.IsJsonata ? task.Data.Arguments : task.Data.Parameters) switch
    {
        ObjectExpressionSyntax node => (node.Members.FirstOrDefault(static member => member.Name == "FunctionName")?.Value as ConstantExpressionSyntax)?.Node,
        ConstantExpressionSyntax { Node: JsonObjectSyntax node } => node.Find("FunctionName")?.Value,
        _ => null,
    } is JsonStringSyntax text ? text.Value : null;

    /// <summary>The members that a task's method is given for certain and no others; null where anything may come.</summary>
    /// <param name="task">The task. What its method sees of <c>lambda:invoke</c> is the payload.</param>
    internal static EquatableArray<InputMemberPlan>? InputMembers(TaskStateSyntax task)
    {
        var template = task.Data.IsJsonata ? task.Data.Arguments : task.Data.Parameters;
        if (ResourceReader.Read(task.ResourceText) is not { Kind: BoundResourceKind.Integration, ResourceType: "lambda" }) return Members(template);
        return template switch
        {
            ObjectExpressionSyntax node => Members(node.Members.FirstOrDefault(static member => member.Name == "Payload")?.Value),
            ConstantExpressionSyntax { Node: JsonObjectSyntax node } => Members(node.Find("Payload")?.Value),
            _ => null,
        };
    }

    private static EquatableArray<InputMemberPlan>? Members(ExpressionSyntax? template) => template switch
    {
        ObjectExpressionSyntax node => node.Members.Select(static member => Member(member.Name, Members(member.Value))).ToEquatableArray(),
        ConstantExpressionSyntax constant => Members(constant.Node),
        _ => null,
    };

    private static EquatableArray<InputMemberPlan>? Members(JsonValueSyntax? value)
        => value is JsonObjectSyntax node ? node.Properties.Select(static property => Member(property.Name, Members(property.Value))).ToEquatableArray() : null;

    private static InputMemberPlan Member(string name, EquatableArray<InputMemberPlan>? members) => new(name, null, IsOptional: false, members ?? []);

    /// <summary>The states of a scope and of all scopes inside it, in document order.</summary>
    /// <param name="scope">The scope.</param>
    internal static IEnumerable<StateSyntax> States(ScopeSyntax scope)
    {
        foreach (var state in scope.States)
        {
            yield return state;
            foreach (var inner in state.InnerScopes.SelectMany(States))
                yield return inner;
        }
    }
}
