using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AslSharp.Generator;

/// <summary>Reads the methods of one interface, with the places of their parts.</summary>
internal sealed class SignatureReader(TypeReader types)
{
    public List<TaskSignature> Methods { get; } = [];

    public List<LocationInfo> Places { get; } = [];

    public EquatableArray<TypeDefinition> Definitions => types.Definitions;

    /// <summary>Reads a method.</summary>
    public void Read(IMethodSymbol method, MethodDeclarationSyntax declaration)
    {
        var place = Places.Count;
        Places.Add(ContractSite.At(declaration.Identifier.GetLocation()));
        Places.Add(ContractSite.At(declaration.ReturnType.GetLocation()));
        foreach (var parameter in declaration.ParameterList.Parameters) Places.Add(ContractSite.At(parameter.GetLocation()));

        var parameters = method.Parameters.Select(Read).ToArray();
        var (waiting, result, mayFail) = ReadResult(method.ReturnType);
        var stateName = DeclaredTasks.StateNames(method).FirstOrDefault();
        Methods.Add(new TaskSignature(
            method.Name, stateName, place, method.IsAbstract, parameters.ToEquatableArray(), waiting, result, mayFail, Mistake(method, parameters, place)));
    }

    private SignatureParameter Read(IParameterSymbol parameter)
    {
        var kind = parameter.Type is INamedTypeSymbol type ? KnownTypes.Key(type) switch
        {
            "AslSharp.TaskContext" => TaskParameterKind.Context,
            "System.Threading.CancellationToken" => TaskParameterKind.Cancellation,
            _ => TaskParameterKind.Data,
        }
        : TaskParameterKind.Data;
        var data = kind == TaskParameterKind.Data && parameter.Type is not ITypeParameterSymbol ? types.Read(parameter.Type) : null;
        return new SignatureParameter(parameter.Name, kind, data, TypeReader.DefaultOf(parameter));
    }

    private (TaskWaiting Waiting, ContractType? Result, bool MayFail) ReadResult(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Void) return (TaskWaiting.None, null, false);
        var waiting = Key(type) switch
        {
            "System.Threading.Tasks.Task" or "System.Threading.Tasks.Task`1" => TaskWaiting.Task,
            "System.Threading.Tasks.ValueTask" or "System.Threading.Tasks.ValueTask`1" => TaskWaiting.ValueTask,
            _ => TaskWaiting.None,
        };
        var content = waiting == TaskWaiting.None ? type : Content(type);
        var mayFail = content is not null && Key(content) is "AslSharp.TaskResult" or "AslSharp.TaskResult`1";
        if (mayFail) content = Content(content!);
        return (waiting, content is null or ITypeParameterSymbol ? null : types.Read(content), mayFail);
    }

    private static SignatureMistake? Mistake(IMethodSymbol method, SignatureParameter[] parameters, int place)
    {
        if (method.IsGenericMethod) return new SignatureMistake(place, "it has type parameters");
        if (method.ReturnsByRef || method.ReturnsByRefReadonly) return new SignatureMistake(place + 1, "it returns by reference");
        var taken = new HashSet<TaskParameterKind>();
        for (var i = 0; i < parameters.Length; i++)
        {
            if (method.Parameters[i].RefKind != RefKind.None)
                return new SignatureMistake(place + 2 + i, $"the parameter '{parameters[i].Name}' is passed by reference");
            if (parameters[i].Kind != TaskParameterKind.Data && !taken.Add(parameters[i].Kind))
                return new SignatureMistake(
                    place + 2 + i,
                    $"there are two parameters of type {(parameters[i].Kind == TaskParameterKind.Context ? "TaskContext" : "CancellationToken")}");
        }

        return null;
    }

    private static string Key(ITypeSymbol type) => type is INamedTypeSymbol named ? KnownTypes.Key(named) : "";

    private static ITypeSymbol? Content(ITypeSymbol type) => ((INamedTypeSymbol)type).TypeArguments.FirstOrDefault();
}
