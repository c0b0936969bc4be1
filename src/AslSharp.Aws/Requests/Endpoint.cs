namespace AslSharp.Aws;

/// <summary>Where a service is, and what requests to it are signed for.</summary>
internal readonly record struct Endpoint(Uri Address, string SigningRegion, string SigningName, bool IsCustom)
{
    internal static Endpoint Of(Service service, string region, Uri? custom)
    {
        var partition = Partition.Of(region);
        var entry = service.Endpoints[region];
        if (entry.IsUndefined) entry = service.Endpoints[partition.Id];
        if (entry.IsUndefined) entry = service.Endpoints[""];
        var text = entry[0].GetString().Replace("{region}", region, StringComparison.Ordinal).Replace("{suffix}", partition.Suffix, StringComparison.Ordinal);
        return new Endpoint(custom ?? new Uri(text), TextAt(entry, 1) ?? region, TextAt(entry, 2) ?? service.SigningName, custom is not null);
    }

    private static string? TextAt(AslValue entry, int index) => entry.Count > index && entry[index].TryGetString(out var text) && text.Length > 0 ? text : null;
}
