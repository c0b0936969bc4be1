using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>Opens what an item reader names.</summary>
internal sealed class ItemSources(ItemReaderFormat format, AslValue arguments, IObjectStore store)
{
    private const string ArnPrefix = "arn:aws:s3:::";

    /// <summary>Opens the items of a run: what its reader names, or the state's own data.</summary>
    /// <exception cref="ItemReaderException">There is no such object, or it cannot be read.</exception>
    internal static ValueTask<ItemSource> OpenAsync<THost>(THost host, DistributedMap map, MapRunInput input, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
    {
        if (map.Reader is null) return new(new ValueItems(input.Items, ValueItems.StateData));
        if (input.MaxItems < 0) throw new ItemReaderException("field MaxItems must be positive");
        return new ItemSources(map.Reader, input.ReaderArguments, host.ObjectStore).OpenAsync(cancellationToken);
    }

    /// <summary>Opens the items.</summary>
    /// <exception cref="ItemReaderException">There is no such object, or it cannot be read.</exception>
    internal ValueTask<ItemSource> OpenAsync(CancellationToken cancellationToken)
    {
        var bucket = Text("Bucket") ?? throw new ItemReaderException("The ItemReader names no Bucket.");
        if (!format.ListsObjects)
        {
            var place = new ObjectPlace(bucket, Text("Key") ?? throw new ItemReaderException("The ItemReader names no Key."), Text("VersionId"));
            return format.Manifest == ItemManifest.None ? OpenAsync(place, cancellationToken) : OpenManifestAsync(place, cancellationToken);
        }

        var found = store.ListAsync(bucket, Text("Prefix") ?? "", cancellationToken);
        return new(format.LoadsObjects
            ? new ManyObjects(PlacesAsync(found, bucket).GetAsyncEnumerator(cancellationToken), OpenAsync)
            : new ObjectListItems(found.GetAsyncEnumerator(cancellationToken), $"s3://{bucket}"));
    }

    private static async IAsyncEnumerable<ObjectPlace> PlacesAsync(IAsyncEnumerable<StoredObject> objects, string bucket)
    {
        await foreach (var found in objects.ConfigureAwait(false))
        {
            // What ends in a slash stands for a folder and holds nothing.
            if (found.Size > 0 || !found.Key.EndsWith('/')) yield return new ObjectPlace(bucket, found.Key) { Size = found.Size };
        }
    }

    private async ValueTask<ItemSource> OpenAsync(ObjectPlace place, CancellationToken cancellationToken)
    {
        if (format.Input == ItemInput.Parquet && !store.Decoders.Any(static decoder => decoder.Mark.SequenceEqual("PAR1"u8)))
            throw new ItemReaderException(
                $"{place.Source} is to be read as Parquet, which the package AslSharp.Parquet does: give its decoder to a DecodingObjectStore.");
        var blocks = await OpenTextAsync(place, cancellationToken).ConfigureAwait(false);
        return format.Input switch
        {
            ItemInput.Csv => new CsvItems(blocks, place.Source, format.Delimiter, format.Headers),
            // A decoder makes JSON Lines of Parquet.
            ItemInput.JsonLines or ItemInput.Parquet => new JsonLinesItems(blocks, place.Source),
            _ => new JsonItems(blocks, place.Source, format.Pointer),
        };
    }

    private async ValueTask<TextBlocks> OpenTextAsync(ObjectPlace place, CancellationToken cancellationToken)
    {
        var stream = await store.OpenReadAsync(place.Bucket, place.Key, place.VersionId, cancellationToken).ConfigureAwait(false)
            ?? throw new ItemReaderException($"There is no object '{place.Key}' in the bucket '{place.Bucket}'.");
        return new TextBlocks(await ObjectContent.OpenAsync(stream, place.Source, place.Size, store.Decoders, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<ItemSource> OpenManifestAsync(ObjectPlace place, CancellationToken cancellationToken)
    {
        var blocks = await OpenTextAsync(place, cancellationToken).ConfigureAwait(false);
        if (format.Manifest == ItemManifest.AthenaData)
            return new ManyObjects(AthenaFilesAsync(blocks, place.Source).GetAsyncEnumerator(cancellationToken), OpenAsync);
        await using (blocks.ConfigureAwait(false))
        {
            while (await blocks.FillAsync(cancellationToken).ConfigureAwait(false))
            {
            }

            if (!AslValue.TryParse(blocks.Unread, out var manifest, out var error))
                throw new ItemReaderException($"{place.Source} is not JSON: {error!.Message}", error);
            return OpenInventory(manifest, place, cancellationToken);
        }
    }

    // One address on each line, as Athena's UNLOAD writes them.
    private async IAsyncEnumerable<ObjectPlace> AthenaFilesAsync(
        TextBlocks blocks, string source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        const string Address = "Address";
        await using var rows = new CsvItems(blocks, source, ',', [Address]);
        do
        {
            while (rows.TryRead(out var row)) yield return ObjectPlace.Parse(row[Address].GetString());
        }
        while (await rows.FillAsync(cancellationToken).ConfigureAwait(false));
    }

    private ManyObjects OpenInventory(AslValue manifest, ObjectPlace place, CancellationToken cancellationToken)
    {
        if (!manifest["fileFormat"].StringEquals("CSV"))
            throw new ItemReaderException($"The inventory {place.Source} has files of the format {manifest["fileFormat"].ToJson()}; only CSV is read here.");
        if (!manifest["fileSchema"].TryGetString(out var schema) || !manifest["files"].IsArray)
            throw new ItemReaderException($"{place.Source} is no manifest of an inventory.");
        var headers = schema.Split(',', StringSplitOptions.TrimEntries);
        var bucket = manifest["destinationBucket"].TryGetString(out var arn) ? arn : place.Bucket;
        if (bucket.StartsWith(ArnPrefix, StringComparison.Ordinal)) bucket = bucket[ArnPrefix.Length..];
        return new ManyObjects(
            InventoryFilesAsync(manifest["files"], bucket).GetAsyncEnumerator(cancellationToken),
            async (file, token) => new CsvItems(await OpenTextAsync(file, token).ConfigureAwait(false), file.Source, ',', headers));
    }

    private static async IAsyncEnumerable<ObjectPlace> InventoryFilesAsync(AslValue files, string bucket)
    {
        for (var i = 0; i < files.Count; i++)
        {
            yield return files[i]["key"].TryGetString(out var key)
                ? new ObjectPlace(bucket, key) { Size = files[i]["size"].TryGetInt64(out var size) ? size : null }
                : throw new ItemReaderException("A file of the inventory has no key.");
        }

        await ValueTask.CompletedTask.ConfigureAwait(false);
    }

    private string? Text(string name) => arguments[name].TryGetString(out var text) ? text : null;
}
