using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>Finds the tasks whose parameters stand in a template one by one, so that no object of JSON is needed between the template and the method.</summary>
/// <param name="contract">The contract.</param>
internal sealed class CallTemplates(MachineContract contract)
{
    private const int Most = 16;

    private static readonly PathPlan Whole = new(PathRoot.Data, "", [], IsDefinite: true, "$", "", PathUse.Field);

    private readonly Dictionary<string, TypeDefinition> _definitions = contract.Definitions.AsEnumerable()
        .ToDictionary(static definition => definition.Name, StringComparer.Ordinal);

    /// <summary>The call of a task over its whole input; null where nobody declared its method.</summary>
    /// <param name="task">The task.</param>
    public SetCallPlan? Find(StartTaskPlan task) => contract.Tasks.Any(declared => declared.StateName == task.State)
        ? new SetCallPlan(task.State, task.Resource, [new MemberPlan("input", Whole)], new ParameterPlan(0), task.Reads with { Root = task.Input, Held = [] })
        : null;

    /// <summary>The call of a task; null where its method needs the whole input.</summary>
    /// <param name="task">The task.</param>
    /// <param name="input">What gives its input.</param>
    public SetCallPlan? Find(StartTaskPlan task, SetPlan input)
    {
        if (input.Value.Expression is not ObjectPlan template || contract.Tasks.FirstOrDefault(declared => declared.StateName == task.State) is not { } method)
            return null;
        if (!(task.Resource.Kind == ResourceKind.LambdaInvoke ? TakesPayload(method, template) : Takes(method, template))) return null;
        var values = new List<MemberPlan>();
        var parameters = Replace(template, "", values);
        return values.Count <= Most
            ? new SetCallPlan(task.State, task.Resource, values.ToEquatableArray(), parameters, input.Value.Reads) { Field = input.Field } : null;
    }

    // A payload that is no template is a value like any other.
    private bool TakesPayload(TaskContract method, ObjectPlan template)
        => template.Members.FirstOrDefault(static member => member.Name == "Payload") is { } payload
            && (payload.Value is not ObjectPlan inner || Takes(method, inner));

    private bool Takes(TaskContract method, ObjectPlan template)
        => template.Members.Count > 0
            && method.Parameters.All(parameter => parameter.Kind != TaskParameterKind.Data || parameter.Member is not null || IsMadeOfMembers(parameter.Type!));

    private bool IsMadeOfMembers(ContractType type)
        => (type is OptionalType optional ? optional.Value : type) is DefinedType defined
            && _definitions[defined.Name] is ObjectDefinition { IsMadeOfMembers: true };

    // What the state computes becomes a parameter of the call; what never changes stays.
    private static ExpressionPlan Replace(ExpressionPlan expression, string name, List<MemberPlan> values)
    {
        switch (expression)
        {
            case LiteralPlan:
                return expression;
            case ObjectPlan template:
                return new ObjectPlan(
                    template.Members.Select(member => new MemberPlan(member.Name, Replace(member.Value, member.Name, values))).ToEquatableArray());
            case ArrayPlan { Items: var items } when items.All(static item => item is LiteralPlan):
                return expression;
            default:
                values.Add(new MemberPlan(name, expression));
                return new ParameterPlan(values.Count - 1);
        }
    }
}
