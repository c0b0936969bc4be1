using AslSharp.Compiler.Contracts;

namespace AslSharp.Compiler.Emit;

/// <summary>Which types are read and which are written: only those conversions are emitted.</summary>
internal sealed class ConversionUse
{
    private readonly Dictionary<string, TypeDefinition> _definitions;
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    public ConversionUse(MachineContract contract, Dictionary<string, TypeDefinition> definitions, IEnumerable<string> templates)
    {
        _definitions = definitions;
        var parameters = contract.Tasks.SelectMany(static task => task.Parameters).ToArray();
        Read = Roots([contract.Output, .. parameters.Where(static parameter => parameter.Member is null).Select(static parameter => parameter.Type)]);
        Written = Roots([contract.Input, .. contract.Tasks.Select(static task => task.Result)]);
        foreach (var type in Read.Concat(parameters.Select(static parameter => parameter.Type).OfType<ContractType>())) Mark(type, _read, isRead: true);
        foreach (var type in Written.Concat(templates.Select(static name => new DefinedType(name)))) Mark(type, _written, isRead: false);
    }

    /// <summary>The types that contracts name and that are read, each by itself and not as a member of something.</summary>
    public IReadOnlyList<ContractType> Read { get; }

    /// <summary>The types that contracts name and that are written.</summary>
    public IReadOnlyList<ContractType> Written { get; }

    public bool IsRead(string name) => _read.Contains(name);

    public bool IsWritten(string name) => _written.Contains(name);

    /// <summary>Whether objects of a type may contain others of it.</summary>
    public bool IsRecursive(string name)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var isRead in (bool[])[true, false])
        {
            foreach (var part in ContractTypes.Parts(_definitions[name], isRead)) Mark(part, seen, isRead);
        }

        return seen.Contains(name);
    }

    /// <summary>The members of JSON that tell this type from others that stand for the same one.</summary>
    public IEnumerable<string> Discriminators(string name) => _definitions.Values.OfType<ObjectDefinition>()
        .Where(definition => definition.Polymorphism?.Types.Any(derived => derived.Name == name) == true)
        .Select(static definition => definition.Polymorphism!.Discriminator);

    private static ContractType[] Roots(IEnumerable<ContractType?> types) => types.OfType<ContractType>()
        .Select(static type => type is OptionalType { IsStruct: false } optional ? optional.Value : type)
        .Where(static type => type is not ScalarType { Reader: ContractTypes.AnyValueReader })
        .GroupBy(static type => type.Name, StringComparer.Ordinal)
        .Select(static group => group.First())
        .OrderBy(static type => type.Name, StringComparer.Ordinal)
        .ToArray();

    private void Mark(ContractType type, HashSet<string> marked, bool isRead)
    {
        var waiting = new Stack<ContractType>([type]);
        while (waiting.Count > 0)
        {
            var next = waiting.Pop();
            var parts = next is not DefinedType defined
                ? ContractTypes.Parts(next) : marked.Add(defined.Name) ? ContractTypes.Parts(_definitions[defined.Name], isRead) : [];
            foreach (var part in parts) waiting.Push(part);
        }
    }
}
