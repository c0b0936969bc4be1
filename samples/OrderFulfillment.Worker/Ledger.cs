namespace OrderFulfillment.Worker;

/// <summary>A file of what the shop has done, a line each: what a bank, a warehouse and a mailbox would know in a real shop, also when this process is
/// killed.</summary>
/// <param name="path">The file.</param>
internal sealed class Ledger(string path)
{
    private readonly Lock _gate = new();

    /// <summary>What was written last for a key; null for nothing.</summary>
    internal string? Find(string key)
    {
        lock (_gate)
        {
            return File.Exists(path)
                ? File.ReadLines(path).LastOrDefault(line => line.StartsWith(key + '\t', StringComparison.Ordinal))?[(key.Length + 1)..] : null;
        }
    }

    internal void Write(string key, string text)
    {
        lock (_gate) File.AppendAllText(path, $"{key}\t{text}\n");
    }
}
