namespace AslSharp.ServiceModels;

/// <summary>One operation of a service.</summary>
internal sealed class Operation
{
    private readonly AslValue _definition;

    internal Operation(Service service, string name, AslValue definition)
    {
        _definition = definition;
        Service = service;
        Name = name;
        var http = Text("http") ?? "POST /";
        var blank = http.IndexOf(' ', StringComparison.Ordinal);
        HttpMethod = http[..blank];
        RequestUri = http[(blank + 1)..];
        Input = Shape("input");
        Output = Shape("output");
    }

    internal Service Service { get; }

    internal string Name { get; }

    internal string HttpMethod { get; }

    internal string RequestUri { get; }

    /// <summary>What it takes, or null for nothing.</summary>
    internal Shape? Input { get; }

    /// <summary>What it answers, or null for nothing.</summary>
    internal Shape? Output { get; }

    internal string? HostPrefix => Text("hostPrefix");

    /// <summary>The element around the answer in the protocol <c>query</c>.</summary>
    internal string? ResultWrapper => Text("resultWrapper");

    /// <summary>The element around a request in XML, or null for none.</summary>
    internal string? Root => Text("root");

    internal AslValue XmlNamespace => _definition["xmlNamespace"];

    internal bool IsUnsigned => _definition["unsigned"].IsBoolean;

    internal bool HasUnsignedPayload => _definition["unsignedPayload"].IsBoolean;

    /// <summary>Whether a request has to carry a checksum of its body.</summary>
    internal bool NeedsChecksum => _definition["checksum"].IsBoolean;

    private Shape? Shape(string name) => _definition[name].TryGetInt64(out var number) ? Service.ShapeAt((int)number) : null;

    private string? Text(string trait) => _definition[trait].TryGetString(out var text) ? text : null;
}
