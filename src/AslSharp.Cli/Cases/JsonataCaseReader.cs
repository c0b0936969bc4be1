using AslSharp.Compiler.Jsonata;

namespace AslSharp.Cli.Cases;

/// <summary>Reads the cases of a file of JSONata expressions.</summary>
internal static class JsonataCaseReader
{
    private const string DatasetsFile = "datasets.json";

    /// <summary>The cases of a file.</summary>
    /// <param name="cases">The file's list.</param>
    /// <param name="path">The file's path; inputs with a name are in a file beside it.</param>
    /// <param name="dialect">The form of the language. In that of Step Functions a case is run as it stands or in the form that the case gives.</param>
    internal static IEnumerable<TestCase> Read(AslValue cases, string path, JsonataDialect dialect)
    {
        var datasets = new Lazy<AslValue>(() => ReadDatasets(Path.Combine(Path.GetDirectoryName(path) ?? "", DatasetsFile)));
        return [.. cases.Items.ToArray().Select(@case => Read(@case, datasets, dialect))];
    }

    private static TestCase Read(AslValue @case, Lazy<AslValue> datasets, JsonataDialect dialect)
    {
        var name = $"{Text(@case["group"])}/{Text(@case["case"])}";
        var sfn = @case["sfn"];
        if (sfn["why"].Items.Contains(AslValue.Of("eval"))) return new SkippedCase(name, "$eval is in no compiled JSONata");

        var expression = @case["expr"].GetString();
        if (dialect == JsonataDialect.StepFunctions && sfn["ok"] != AslValue.True)
        {
            if (!sfn["expr"].TryGetString(out var form))
                return new SkippedCase(name, $"Step Functions does not take it: {string.Join(", ", sfn["why"].Items.ToArray().Select(Text))}");
            expression = form;
        }

        if (dialect == JsonataDialect.StepFunctions && ReadsInputUnnamed(expression))
            return new SkippedCase(name, "it reads an input document without naming it, which Step Functions has not");

        var input = @case["data"];
        if (@case["dataset"].TryGetString(out var dataset))
        {
            input = datasets.Value[dataset];
            if (input.IsUndefined) throw new UsageException($"There is no '{dataset}' in {DatasetsFile}.");
        }

        return new JsonataCase(name, expression, dialect, input, @case);
    }

    // A lone * or $length() is legal, but the case means its input, which only a name could bring there.
    private static bool ReadsInputUnnamed(string expression) =>
        JsonataParser.Parse(expression, JsonataDialect.StepFunctions).Root is { } root && JsonataChecker.Check(root, []).IsEmpty
            && !JsonataReferences.Of(root).ContextReads.IsEmpty;

    private static string Text(AslValue value) => value.TryGetString(out var text) ? text : value.ToJson();

    private static AslValue ReadDatasets(string path)
    {
        if (!File.Exists(path)) throw new UsageException($"There is no file '{path}'.");
        return AslValue.TryParse(Files.ReadText(path), out var datasets, out _) ? datasets : throw new UsageException($"'{path}' is no JSON.");
    }
}
