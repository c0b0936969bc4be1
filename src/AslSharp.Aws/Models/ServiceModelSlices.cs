using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.ComponentModel;
using AslSharp.Aws;

namespace AslSharp.Runtime;

/// <summary>The models of the operations that a program calls. Emitted code adds those of a project when its assembly is loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ServiceModelSlices
{
    private static readonly ConcurrentDictionary<string, ImmutableList<Lazy<Service>>> Slices = new(
        OwnModels.All.Select(static model => KeyValuePair.Create(model.Service, ImmutableList.Create(Slice(model.Service, model.Text)))),
        StringComparer.Ordinal);

    /// <summary>Adds the model of some operations of a service. It is read when one of them is first called.</summary>
    /// <param name="service">The name of the service's model.</param>
    /// <param name="text">The model, in the form of the whole one.</param>
    public static void Add(string service, ServiceModelText text)
    {
        ArgumentException.ThrowIfNullOrEmpty(service);
        ArgumentNullException.ThrowIfNull(text);
        var slice = Slice(service, text);
        Slices.AddOrUpdate(service, static (_, slice) => [slice], static (_, known, slice) => known.Add(slice), slice);
    }

    /// <summary>An operation; null where no model of it was added.</summary>
    internal static Operation? Find(string service, string action)
    {
        if (!Slices.TryGetValue(service, out var slices)) return null;
        foreach (var slice in slices)
        {
            if (slice.Value.FindOperation(action) is { } operation) return operation;
        }

        return null;
    }

    private static Lazy<Service> Slice(string service, ServiceModelText text) => new(() => new Service(service, AslValue.Parse(text())));
}

/// <summary>The text of a model: JSON in UTF-8.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate ReadOnlySpan<byte> ServiceModelText();
