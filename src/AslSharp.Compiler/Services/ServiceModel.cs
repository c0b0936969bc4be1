using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;

namespace AslSharp.Compiler.Services;

/// <summary>What the operations of one AWS service take and answer, from the models that botocore publishes. Read when a definition first asks for
/// it.</summary>
internal sealed class ServiceModel
{
    private static readonly ConcurrentDictionary<string, ServiceModel?> Models = new(StringComparer.Ordinal);

    private static readonly Lazy<IReadOnlyList<string>> LazyNames = new(ReadNames);

    private readonly ModelText _text;
    private readonly Dictionary<string, int> _operations;
    private readonly List<int> _shapes;
    private readonly ServiceShape?[] _read;
    private readonly ConcurrentDictionary<string, ServiceOperation> _known = new(StringComparer.Ordinal);

    private ServiceModel(string name, string text)
    {
        Name = name;
        _text = new ModelText(text);
        var members = _text.Members(0);
        _operations = _text.Members(members["operations"]);
        _shapes = _text.Items(members["shapes"]);
        _read = new ServiceShape?[_shapes.Count];
    }

    /// <summary>The names of all services that have a model, as <c>aws-sdk</c> resources spell them, in ordinal order.</summary>
    public static IReadOnlyList<string> Names => LazyNames.Value;

    /// <summary>Its name: the service's id in lower case without blanks and hyphens.</summary>
    public string Name { get; }

    /// <summary>The names of its operations, each with a capital.</summary>
    public IEnumerable<string> Operations => _operations.Keys;

    /// <summary>The model of a service; null where there is none.</summary>
    /// <param name="name">The service as <c>aws-sdk</c> resources spell it: lower case, without blanks and hyphens.</param>
    public static ServiceModel? Find(string name) => Models.GetOrAdd(name, static name => Read(name) ?? Read(name + "service"));

    /// <summary>The model behind a resource; null where there is none.</summary>
    /// <param name="resourceType">The resource's service: <c>sqs</c>, or <c>aws-sdk:sqs</c>.</param>
    public static ServiceModel? FindFor(string resourceType)
        => resourceType.StartsWith("aws-sdk:", StringComparison.Ordinal)
            ? Find(resourceType.Substring("aws-sdk:".Length)) : Find(OptimisedServices.ModelOf(resourceType));

    /// <summary>An operation; null where the service has none of that name.</summary>
    /// <param name="action">The operation's name, with a capital or without.</param>
    public ServiceOperation? FindOperation(string action)
    {
        if (action.Length == 0) return null;
        var name = char.ToUpperInvariant(action[0]) + action.Substring(1);
        return _operations.TryGetValue(name, out var place) ? _known.GetOrAdd(name, _ => ReadOperation(name, place)) : null;
    }

    /// <summary>The part of the model that some of its operations reach, in the form of the whole.</summary>
    /// <param name="operations">The operations' names, each with a capital.</param>
    public string Slice(IEnumerable<string> operations) => new ServiceSlice(_text, _shapes).Write(operations);

    /// <summary>The shape of a number.</summary>
    internal ServiceShape ShapeAt(int number) => _read[number] ??= ServiceShape.Read(this, _text, _shapes[number]);

    private ServiceOperation ReadOperation(string name, int place)
    {
        var members = _text.Members(place);
        return new ServiceOperation(name, Shape("input"), Shape("output"));

        ServiceShape? Shape(string member) => members.TryGetValue(member, out var number) ? ShapeAt(_text.Number(number)) : null;
    }

    private static ServiceModel? Read(string name)
    {
        using var archive = Open();
        if (archive.GetEntry(name + ".json") is not { } entry) return null;
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return new ServiceModel(name, reader.ReadToEnd());
    }

    private static IReadOnlyList<string> ReadNames()
    {
        using var archive = Open();
        return [.. archive.Entries.Select(static entry => Path.GetFileNameWithoutExtension(entry.Name)).OrderBy(static name => name, StringComparer.Ordinal)];
    }

    private static ZipArchive Open() => new(typeof(ServiceModel).Assembly.GetManifestResourceStream("AslSharp.Compiler.service-models.zip")!);
}
