namespace AslSharp.DurableTask.Tests.Corpus;

/// <summary>Recorded cases of all kinds for hosts that run them in real time.</summary>
internal static class ChosenCases
{
    // Not all those that only compute.
    internal const int Enough = 110;

    private static readonly string[] Waiting = ["Task", "Map", "Parallel", "Wait"];

    // Such a host reads no objects, and its time is that of the machine: cases with an item reader or a clock of their own are left out.
    internal static string[] In(string folder)
    {
        var cases = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(static file => (File: file, Case: AslValue.Parse(File.ReadAllText(file))))
            .Where(static recorded => recorded.Case["kind"].StringEquals("execution") && recorded.Case["clock"].IsUndefined)
            .Select(static recorded => (recorded.File, Kinds: Kinds(recorded.Case["definition"]).ToHashSet(StringComparer.Ordinal)))
            .Where(static recorded => !recorded.Kinds.Contains("ItemReader"));
        return [.. cases.OrderByDescending(static recorded => recorded.Kinds.Overlaps(Waiting)).Select(static recorded => recorded.File).Take(Enough)];
    }

    private static IEnumerable<string> Kinds(AslValue definition)
    {
        if (definition.IsArray) return definition.Items.ToArray().SelectMany(Kinds);
        if (!definition.IsObject) return [];
        return definition.Properties.ToArray()
            .SelectMany(static member => Kinds(member.Value).Append(member.Name.Text == "Type" && member.Value.TryGetString(out var type) ? type : member.Name.Text));
    }
}
