namespace AslSharp.Compiler.Contracts;

/// <summary>A part of a type for which no conversion can be emitted.</summary>
/// <param name="Path">The part, such as <c>Order.Items[].Extra</c>.</param>
/// <param name="Label">Its type's short name.</param>
/// <param name="Reason">Why, in words that go on "…, since ".</param>
public sealed record ConversionObstacle(string Path, string Label, string Reason);

/// <summary>Finds what stands in the way of converting a type.</summary>
/// <param name="definitions">The types that it may be made of.</param>
/// <param name="naming">How names of C# become names of JSON.</param>
public sealed class ConversionObstacles(IReadOnlyDictionary<string, TypeDefinition> definitions, NamingPolicy naming)
{
    /// <summary>The first part of a type that cannot be converted, nearest to the outside; null where all can.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isRead">Whether it is read; else it is written.</param>
    public ConversionObstacle? Find(ContractType type, bool isRead)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<(ContractType Type, string Path)>();
        waiting.Enqueue((type, ""));
        while (waiting.Count > 0)
        {
            var (next, path) = waiting.Dequeue();
            switch (next)
            {
                case OptionalType optional:
                    waiting.Enqueue((optional.Value, path));
                    break;
                case SequenceType sequence:
                    if (isRead && sequence.Creation.Length == 0)
                        return new ConversionObstacle(path, ShortName(sequence.Name), "nothing can be added to such a collection");
                    waiting.Enqueue((sequence.Item, path + "[]"));
                    break;
                case DictionaryType dictionary:
                    if (isRead && dictionary.Creation.Length == 0)
                        return new ConversionObstacle(path, ShortName(dictionary.Name), "nothing can be added to such a dictionary");
                    waiting.Enqueue((dictionary.Key, path + "[]"));
                    waiting.Enqueue((dictionary.Value, path + "[]"));
                    break;
                case DefinedType defined when seen.Add(defined.Name):
                    if (Find(definitions[defined.Name], isRead, path, waiting) is { } obstacle) return obstacle;
                    break;
            }
        }

        return null;
    }

    private ConversionObstacle? Find(TypeDefinition definition, bool isRead, string path, Queue<(ContractType Type, string Path)> waiting)
    {
        if (definition is UnsupportedDefinition unsupported) return new ConversionObstacle(path, definition.Label, unsupported.Reason);
        if (definition is not ObjectDefinition type) return null;
        if (isRead && type.Obstacle is not null) return new ConversionObstacle(path, type.Label, type.Obstacle);
        var start = path.Length == 0 ? type.Label : path;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in type.Members)
        {
            var name = member.JsonName ?? naming.Apply(member.Name.TrimStart('@'));
            if (!names.Add(name)) return new ConversionObstacle(path, type.Label, $"two of its members are called '{name}' in JSON");
            if (ContractTypes.IsUsed(member, isRead)) waiting.Enqueue((member.Type, $"{start}.{member.Name}"));
        }

        if (type.Extension is { } extension) waiting.Enqueue((extension.Type, $"{start}.{extension.Name}"));
        if (type.Polymorphism is not { } polymorphism) return null;
        foreach (var derived in polymorphism.Types) waiting.Enqueue((new DefinedType(derived.Name), definitions[derived.Name].Label));
        return null;
    }

    private static string ShortName(string name) => name.Substring(name.LastIndexOf('.', name.IndexOf('<') is >= 0 and var at ? at : name.Length - 1) + 1);
}
