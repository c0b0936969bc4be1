using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Syntax;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>Brings a machine together with what the user's C# says about its data: methods with their states, parameters with members of the input.</summary>
internal sealed class ContractBinder
{
    private readonly EmitRequest _request;
    private readonly StateMachineTarget _target;
    private readonly ClassContract? _class;
    private readonly TaskSignatures? _interface;
    private readonly NamingPolicy _naming;
    private readonly Dictionary<string, TypeDefinition> _definitions = new(StringComparer.Ordinal);
    private readonly ConversionObstacles _obstacles;
    private readonly List<ContractFinding> _findings = [];

    public ContractBinder(EmitRequest request, ContractTable contracts)
    {
        _request = request;
        _target = request.Target;
        _class = contracts.Classes.FirstOrDefault(contract => contract.Namespace == _target.Namespace && contract.Name == _target.ClassName.TrimStart('@'));
        _interface = contracts.Interfaces.FirstOrDefault(
            signatures => signatures.Namespace == _target.Namespace && signatures.Interface == _target.InterfaceName);
        _naming = _class?.Naming ?? NamingPolicy.CamelCase;
        foreach (var definition in (_class?.Definitions ?? []).Concat(_interface?.Definitions ?? [])) _definitions[definition.Name] = WithContext(definition);
        _obstacles = new ConversionObstacles(_definitions, _naming);
    }

    private SurfacePlan Surface => _request.Definition.Plan.Surface;

    public BoundRequest Bind(CancellationToken cancellationToken)
    {
        CheckClass();
        var tasks = new List<TaskContract>();
        var declared = new List<DeclaredTask>();
        foreach (var method in _interface?.Methods ?? [])
        {
            if (FindState(method, declared) is not { } task) continue;
            declared.Add(new DeclaredTask(task.StateName, method.Name));
            if (!method.IsUntyped && BindMethod(method, task) is { } contract) tasks.Add(contract);
        }

        var target = _target with { DeclaredTasks = declared.ToEquatableArray() };
        var (input, output) = (Visible(_class?.Input), Visible(_class?.Output));
        var hasRecords = _class is { HasInputRecords: true } && _request.Definition.Source.File is not null;
        if (input is not null || output is not null || tasks.Count > 0 || hasRecords)
        {
            var definitions = _definitions.Values.OrderBy(static definition => definition.Name, StringComparer.Ordinal);
            var contract = new MachineContract(input, output, tasks.ToEquatableArray(), definitions.ToEquatableArray(), _naming);
            if (hasRecords) contract = GuardedCompiler.DeclareInputs(_request, target, contract, cancellationToken);
            target = target with { Contract = contract };
        }

        // What cannot be converted cannot be emitted: its users then see no errors of their own.
        if (_findings.Count > 0 && target.Extent == EmittedExtent.Whole) target = target with { Extent = EmittedExtent.Surface };
        return new BoundRequest(_request with { Target = target }, _findings.ToEquatableArray());
    }

    private TypeDefinition WithContext(TypeDefinition definition)
    {
        var isHard = definition is UnsupportedDefinition or ObjectDefinition { Obstacle: not null };
        return isHard && _class?.Context is { IsContext: true } context && context.Types.Contains(definition.Name)
            ? new ContextDefinition(definition.Name, definition.Label, context.Name)
            : definition;
    }

    // No member of a class may show a type that is less accessible.
    private ContractType? Visible(ContractRoot? root) => root is null || (!root.IsPublic && _target.Accessibility == "public") ? null : root.Type;

    private void CheckClass()
    {
        if (_class is null) return;
        if (_class.Context is { IsContext: false } context)
            Report(DiagnosticDescriptors.JsonContextInvalid, _class.Owner, ClassContract.ContextPlace, context.Label);
        Check(_class.Input, "The input", isRead: false, ClassContract.InputPlace);
        Check(_class.Output, "The output", isRead: true, ClassContract.OutputPlace);
    }

    private void Check(ContractRoot? root, string role, bool isRead, int place)
    {
        if (root is null) return;
        if (Visible(root) is null) Report(DiagnosticDescriptors.ContractTypeHidden, _class!.Owner, place, _target.ClassName, root.Label);
        Check(root.Type, $"{role} {root.Label}", isRead, _class!.Owner, place);
    }

    private bool Check(ContractType type, string subject, bool isRead, string owner, int place)
    {
        if (_obstacles.Find(type, isRead) is not { } obstacle) return true;
        var reason = obstacle.Path.Length == 0 ? obstacle.Reason : $"{obstacle.Path} is {obstacle.Label}, and {obstacle.Reason}";
        var context = _class?.Context?.Label;
        var advice = context is null
            ? "change it, or hand a JsonSerializerContext that names it to [StateMachine] by JsonContext"
            : $"change it, or name {obstacle.Label} in {context} by [JsonSerializable]";
        Report(DiagnosticDescriptors.TypeNotConvertible, owner, place, subject, isRead ? "read from" : "written as", reason, advice);
        return false;
    }

    // The Task state of a method; null where there is none, or it has a method already.
    private TaskSurfacePlan? FindState(TaskSignature method, List<DeclaredTask> declared)
    {
        var task = method.StateName is { } name
            ? Surface.Tasks.FirstOrDefault(candidate => candidate.StateName == name)
            : Surface.Tasks.FirstOrDefault(candidate => TargetNames.IsTaskMethod(method.Name, candidate.StateName) && !IsNamed(candidate.StateName));
        if (task is null)
        {
            // A body of its own makes it a helper. Where an error hides states, one of them may be meant.
            if (Surface.IsWhole && (method.IsAbstract || method.StateName is not null)) ReportNobody(method);
            return null;
        }

        if (declared.Find(other => other.StateName == task.StateName) is not { } other) return task;
        Report(DiagnosticDescriptors.TaskStateTaken, _interface!.Owner, method.Place, task.StateName, other.Method);
        return null;
    }

    // Some method names the state by its attribute.
    private bool IsNamed(string stateName) => _interface!.Methods.Any(method => method.StateName == stateName);

    private void ReportNobody(TaskSignature method)
    {
        var candidates = Surface.Tasks.Select(static task => task.StateName);
        var nearest = method.StateName is { } name
            ? NameSuggestion.Find(name, candidates)
            : candidates.FirstOrDefault(candidate => candidate == NameSuggestionOf(method.Name));
        var advice = nearest is not null ? $"did you mean '{nearest}'?"
            : Surface.Tasks.Count == 0 ? "it has no Task states"
            : "name the state with [TaskState], or remove the method and what implements it";
        var subject = method.StateName is { } written ? $"{method.Name}, which names '{written}'" : method.Name;
        _findings.Add(new ContractFinding(
            DiagnosticDescriptors.TaskMethodOfNoState, _interface!.Owner, method.Place, [_target.SourceName, subject, advice], nearest));
    }

    private string? NameSuggestionOf(string method)
    {
        var names = Surface.Tasks.GroupBy(static task => Trim(TargetNames.TaskMethod(task.StateName)), StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.First().StateName, StringComparer.Ordinal);
        return NameSuggestion.Find(Trim(method), names.Keys) is { } nearest ? names[nearest] : null;

        static string Trim(string name) => name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name;
    }

    private TaskContract? BindMethod(TaskSignature method, TaskSurfacePlan task)
    {
        var owner = _interface!.Owner;
        if (method.Mistake is { } mistake)
        {
            Report(DiagnosticDescriptors.TaskSignatureInvalid, owner, mistake.Place, method.Name, mistake.Text);
            return null;
        }

        var data = method.Parameters.Count(static parameter => parameter.Kind == TaskParameterKind.Data);
        var parameters = new List<TaskParameter>();
        var isRight = true;
        for (var i = 0; i < method.Parameters.Count; i++)
        {
            var parameter = method.Parameters[i];
            var place = method.Place + 2 + i;
            var isMember = parameter.Kind == TaskParameterKind.Data && (data > 1 || IsMemberAlone(parameter, task));
            var member = isMember ? MemberOf(parameter, task, method, place) : null;
            isRight &= !isMember || member is not null;
            if (parameter.Type is not null) isRight &= Check(parameter.Type, $"The parameter '{parameter.Name}' of {method.Name}", isRead: true, owner, place);
            parameters.Add(new TaskParameter(parameter.Kind, parameter.Type, member, isMember ? parameter.Default : null));
        }

        if (method.Result is not null) isRight &= Check(method.Result, $"The result of {method.Name}", isRead: false, owner, method.Place + 1);
        return isRight ? new TaskContract(task.StateName, parameters.ToEquatableArray(), method.Waiting, method.Result, method.MayFail) : null;
    }

    // The input is an object for certain, which such a type could never be.
    private bool IsMemberAlone(SignatureParameter parameter, TaskSurfacePlan task)
    {
        var type = parameter.Type is OptionalType optional ? optional.Value : parameter.Type;
        var isObject = type is DictionaryType or ScalarType { Reader: ContractTypes.AnyValueReader or "ReadElement" } or ScalarType { Writer: "WriteNode" }
            || (type is DefinedType defined && _definitions[defined.Name] is not EnumDefinition);
        return !isObject && InputNames(task) is { } members && FindMember(parameter.Name, members) is not null;
    }

    private string? MemberOf(SignatureParameter parameter, TaskSurfacePlan task, TaskSignature method, int place)
    {
        var name = _naming == NamingPolicy.None ? parameter.Name : _naming.Apply(char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1));
        if (InputNames(task) is not { } members) return name;
        if (FindMember(parameter.Name, members) is { } member) return member;
        if (parameter.Default is not null || parameter.Type is OptionalType) return name;
        var advice = NameSuggestion.Find(parameter.Name, members) is { } nearest
            ? $"did you mean '{nearest}'?" : $"it has {string.Join(", ", members.Select(static other => $"'{other}'"))}";
        Report(
            DiagnosticDescriptors.TaskSignatureInvalid, _interface!.Owner, place, method.Name,
            $"the input of '{task.StateName}' has no member for the parameter '{parameter.Name}'; {advice}");
        return null;
    }

    // What an error leaves of a template says nothing about a method.
    private string[]? InputNames(TaskSurfacePlan task)
        => _request.Definition.Plan.Machine is not null && task.InputMembers is { } members ? [.. members.Select(static member => member.Name)] : null;

    // C# writes a name in other letters than JSON, and without what stands between its words.
    private static string? FindMember(string parameter, IEnumerable<string> members)
        => members.FirstOrDefault(
            member => string.Equals(
                string.Concat(member.Where(char.IsLetterOrDigit)), string.Concat(parameter.Where(char.IsLetterOrDigit)), StringComparison.OrdinalIgnoreCase));

    private void Report(DiagnosticDescriptor descriptor, string owner, int place, params string[] arguments)
        => _findings.Add(new ContractFinding(descriptor, owner, place, arguments.ToEquatableArray()));
}
