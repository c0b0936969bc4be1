using System.Collections.Concurrent;

namespace AslSharp.Aws;

/// <summary>Where the models of operations are: in emitted code, else where the options say.</summary>
/// <param name="others">Opens the whole model of a service; null for none.</param>
internal sealed class OperationTable(Func<string, Stream?>? others)
{
    // The ends that the names of some models have and resources may leave out.
    private const string Suffix = "service";

    private readonly ConcurrentDictionary<string, Lazy<Service?>> _whole = new(StringComparer.Ordinal);

    /// <summary>The model of an operation.</summary>
    /// <exception cref="RuntimeFault">There is none.</exception>
    internal Operation Find(string service, string action) => TryFind(service, action) ?? throw new RuntimeFault(Missing(service, action));

    /// <summary>The model of an operation; null for none.</summary>
    internal Operation? TryFind(string service, string action)
        => ServiceModelSlices.Find(service, action) ?? ServiceModelSlices.Find(service + Suffix, action) ?? Whole(service)?.FindOperation(action);

    private string Missing(string service, string action)
    {
        if (others is null)
        {
            return $"This program has no model of '{service}:{action}': it is there where a project that references AslSharp.Aws compiles the definition that "
                + $"names the action. For others set {nameof(AwsOptions)}.{nameof(AwsOptions.ServiceModels)}.";
        }

        return Whole(service) is null ? $"There is no AWS service '{service}'." : $"The AWS service '{service}' has no action '{action}'.";
    }

    private Service? Whole(string service)
        => others is null ? null : _whole.GetOrAdd(service, name => new(() => Read(name) ?? Read(name + Suffix))).Value;

    private Service? Read(string name)
    {
        using var stream = others!(name);
        if (stream is null) return null;
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return new Service(name, AslValue.Parse(text.ToArray()));
    }
}
