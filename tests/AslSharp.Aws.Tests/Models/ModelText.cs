using AslSharp.Compiler;

namespace AslSharp.Aws.Tests.Models;

/// <summary>Models for tests: whole ones, and the slices that emitted code carries.</summary>
internal static class ModelText
{
    private const string Quotes = "\"\"\"";

    /// <summary>The whole model of a service.</summary>
    internal static Service Whole(string service)
    {
        var name = service;
        using var stream = AwsServiceModels.Open(name) ?? AwsServiceModels.Open(name = service + "service")!;
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return new Service(name, AslValue.Parse(text.ToArray()));
    }

    /// <summary>An operation as emitted code has it where nothing else is called.</summary>
    internal static Operation Sliced(string service, string operation)
        => new Service(service, AslValue.Parse(Slice(service, [operation]))).FindOperation(operation)!;

    /// <summary>The slice of some operations of a service, as it is emitted.</summary>
    internal static string Slice(string service, IEnumerable<string> operations)
    {
        var emitted = AslCompiler.EmitServiceModels(operations.Select(operation => $"{service}:{operation}"));
        var lines = emitted[(emitted.IndexOf(Quotes, StringComparison.Ordinal) + Quotes.Length)..emitted.LastIndexOf(Quotes, StringComparison.Ordinal)].Trim().Split('\n');
        return string.Join('\n', lines.Select(static line => line.TrimStart()));
    }
}
