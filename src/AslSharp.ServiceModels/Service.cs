using System.Collections.Concurrent;

namespace AslSharp.ServiceModels;

/// <summary>The model of one AWS service, or the part of it that some operations reach.</summary>
internal sealed partial class Service
{
    private readonly AslValue _definition;
    private readonly AslValue _shapes;
    private readonly Shape?[] _read;
    private readonly ConcurrentDictionary<string, Operation> _operations = new(StringComparer.Ordinal);

    /// <summary>Reads a model.</summary>
    /// <param name="name">The name in resources.</param>
    /// <param name="definition">The model, in the form that the package's README describes.</param>
    internal Service(string name, AslValue definition)
    {
        Name = name;
        _definition = definition;
        _shapes = definition["shapes"];
        _read = new Shape?[_shapes.Count];
        Id = definition["id"].GetString();
        ClientName = JavaNames.Client(Id);
        Protocol = definition["protocol"].GetString();
        ApiVersion = definition["apiVersion"].GetString();
        SigningName = definition["signingName"].GetString();
    }

    /// <summary>The name in resources: the id in lower case without blanks and hyphens.</summary>
    internal string Name { get; }

    internal string Id { get; }

    /// <summary>The name of its client in the AWS SDK for Java 2, which the errors of <c>aws-sdk</c> integrations begin with.</summary>
    internal string ClientName { get; }

    internal string Protocol { get; }

    internal string ApiVersion { get; }

    internal string SigningName { get; }

    internal string? JsonVersion => Text("jsonVersion");

    internal string? TargetPrefix => Text("targetPrefix");

    internal bool IsUnsigned => _definition["unsigned"].IsBoolean;

    /// <summary>Addresses by region, by partition, and by the empty name for all others: <c>[address, signing region, signing name]</c>.</summary>
    internal AslValue Endpoints => _definition["endpoints"];

    /// <summary>An operation; null where the service has none of that name.</summary>
    /// <param name="action">The operation's name, with a capital or without.</param>
    internal Operation? FindOperation(string action)
    {
        if (action.Length == 0) return null;
        var name = char.ToUpperInvariant(action[0]) + action[1..];
        if (_operations.TryGetValue(name, out var known)) return known;
        // Names that are none are not kept: requests may come with any number of them.
        return ReadOperation(name) is { } read ? _operations.GetOrAdd(name, read) : null;
    }

    /// <summary>The names of all operations.</summary>
    internal IEnumerable<string> OperationNames => _definition["operations"].Properties.ToArray().Select(static operation => operation.Name.Text);

    /// <summary>The shape that an error's code stands for; null for an error that the model does not have.</summary>
    internal string? FindError(string code)
    {
        var errors = _definition["errors"];
        if (!errors.IsObject || !errors[code].TryGetString(out var shape)) return null;
        return shape.Length == 0 ? code : shape;
    }

    internal Shape ShapeAt(int number) => _read[number] ??= new Shape(this, _shapes[number]);

    private string? Text(string name) => _definition[name].TryGetString(out var text) ? text : null;

    private Operation? ReadOperation(string name)
    {
        var definition = _definition["operations"][name];
        return definition.IsObject ? new Operation(this, name, definition) : null;
    }
}
