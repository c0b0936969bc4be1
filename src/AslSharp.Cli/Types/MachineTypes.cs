using AslSharp.Compiler;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Text;

namespace AslSharp.Cli.Types;

/// <summary>The types of a machine's data: told by samples, else by what the definition reads.</summary>
/// <param name="Input">The execution's input.</param>
/// <param name="Output">The execution's output.</param>
/// <param name="Tasks">The tasks that methods of the developer answer, in the order of the definition.</param>
internal sealed record MachineTypes(Shape Input, Shape Output, IReadOnlyList<TaskTypes> Tasks)
{
    // What one round finds may let the next find what is inside; data are not as deep as this.
    private const int MostRounds = 8;

    /// <summary>Finds the types.</summary>
    /// <param name="file">A definition without errors.</param>
    /// <param name="input">A sample of the input; null for none.</param>
    /// <param name="results">Samples of results, by the names of Task states.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static MachineTypes Of(AslFile file, AslValue? input, IReadOnlyDictionary<string, AslValue> results, CancellationToken cancellationToken)
    {
        var root = JsonSyntaxTree.Parse(file, cancellationToken).Root;
        var tasks = new List<(string Name, string Pointer, JsonObjectSyntax Node)>();
        FindTasks(root, "", tasks);
        var needs = new List<Need>();
        var inputNeed = new Need(needs);
        var taskNeeds = tasks.Select(_ => new Need(needs)).ToList();
        ShapeFacts facts;
        var (round, known) = (0, 0);
        do
        {
            known = Need.Known(needs);
            var contract = MachineShapes.Create(
                input is { } sample ? SampleShapes.Of(sample) : inputNeed.ToShape(),
                null,
                tasks.Select((task, i) => (task.Name, Shape: results.TryGetValue(task.Name, out var result) ? SampleShapes.Of(result) : taskNeeds[i].ToShape()))
                    .DistinctBy(static task => task.Name)
                    .ToDictionary(static task => task.Name, static task => new TaskShapes(null, task.Shape)));
            facts = AslCompiler.Compile(file, contract, cancellationToken).Shapes!;
            DataReads.Collect(root, facts, needs);
        }
        while (Need.Known(needs) > known && ++round < MostRounds);

        return new MachineTypes(
            input is { } given ? SampleShapes.Of(given) : inputNeed.ToShape(),
            facts.Output,
            [.. tasks.Where(static task => IsOwn(task.Node))
                .Select((task, _) => TaskTypes.Of(task.Name, task.Node, facts.Find(task.Pointer)!, Result(task.Name)))]);

        Shape Result(string name)
            => results.TryGetValue(name, out var result) ? SampleShapes.Of(result) : taskNeeds[tasks.FindIndex(task => task.Name == name)].ToShape();
    }

    // Tasks that call a service need no method.
    private static bool IsOwn(JsonObjectSyntax node)
        => node.Find("Resource")?.Value is not JsonStringSyntax { Value: var resource }
            || !resource.Contains(":states:::", StringComparison.Ordinal)
            || resource.Contains(":states:::lambda:invoke", StringComparison.Ordinal);

    private static void FindTasks(JsonValueSyntax? scope, string pointer, List<(string Name, string Pointer, JsonObjectSyntax Node)> tasks)
    {
        if ((scope as JsonObjectSyntax)?.Find("States")?.Value is not JsonObjectSyntax states) return;
        foreach (var state in states.Properties)
        {
            var place = $"{pointer}/States/{state.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (state.Value is not JsonObjectSyntax node) continue;
            if (node.Find("Type")?.Value is JsonStringSyntax { Value: "Task" }) tasks.Add((state.Name, place, node));
            if (node.Find("Branches")?.Value is JsonArraySyntax branches)
            {
                for (var i = 0; i < branches.Items.Length; i++) FindTasks(branches.Items[i], $"{place}/Branches/{i}", tasks);
            }

            foreach (var processor in (string[])["ItemProcessor", "Iterator"])
            {
                if (node.Find(processor) is { } inner) FindTasks(inner.Value, $"{place}/{processor}", tasks);
            }
        }
    }
}
