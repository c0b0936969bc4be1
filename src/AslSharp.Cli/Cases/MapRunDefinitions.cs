using AslSharp.Graphs;

namespace AslSharp.Cli.Cases;

/// <summary>
/// Distributed Maps in replays. The items of a Map Run are executions with histories of their own, of a machine that stands inside another; and in the history
/// of that other one there is only what the run came to, as of a task.
/// </summary>
internal static class MapRunDefinitions
{
    private const string Resource = "arn:aws:lambda:us-east-1:111111111111:function:map-run";

    private static readonly string[] Kept = ["Comment", "QueryLanguage", "Retry", "Catch", "Next", "End"];

    /// <summary>The Map state whose Map Run an execution is an item of; null where it is one of the machine itself.</summary>
    /// <param name="graph">The machine.</param>
    /// <param name="first">The name of the first state that was entered.</param>
    internal static GraphState? FindMap(GraphModel graph, string? first)
    {
        if (first is null || graph.Scope.ExistingStates.Any(state => state.Name == first)) return null;
        return graph.Scope.AllStates.FirstOrDefault(state =>
            state.Kind == StateKind.Map && state.Scopes.Any(scope => scope.ExistingStates.Any(inner => inner.Name == first)));
    }

    /// <summary>The machine that runs for each item.</summary>
    internal static AslValue ItemMachine(AslValue definition, GraphState map)
    {
        var processor = AslValue.EmptyObject;
        Change(definition, map.Path, 0, state =>
        {
            processor = state["ItemProcessor"].IsObject ? state["ItemProcessor"] : state["Iterator"];
            return state;
        });
        processor = processor.Without("ProcessorConfig");
        return definition["QueryLanguage"].IsUndefined ? processor : processor.With("QueryLanguage", definition["QueryLanguage"]);
    }

    /// <summary>The machine with a task in the place of a Map state: it answers with an object whose <c>output</c> is what the state hands on, and whose
    /// <c>assigned</c> has its variables. Retriers and catchers stay.</summary>
    internal static AslValue WithTask(AslValue definition, GraphState map)
    {
        var language = definition["QueryLanguage"];
        return Change(definition, map.Path, 0, state =>
        {
            var isJsonata = (state["QueryLanguage"].IsUndefined ? language : state["QueryLanguage"]).StringEquals("JSONata");
            var task = AslValue.Object(new AslProperty("Type", "Task"), new AslProperty("Resource", Resource));
            foreach (var name in Kept)
            {
                if (!state[name].IsUndefined) task = task.With(name, state[name]);
            }

            task = isJsonata ? task.With("Output", "{% $states.result.output %}") : task.With("OutputPath", "$.output");
            if (!state["Assign"].IsObject) return task;
            var names = state["Assign"].Properties.ToArray().Select(static member => member.Name.Text);
            return task.With("Assign", AslValue.Object([.. names.Select(name => isJsonata ? OfJsonata(name) : OfJsonPath(name))]));
        });

        static AslProperty OfJsonata(string name) => new(name, $"{{% $states.result.assigned.{name} %}}");

        static AslProperty OfJsonPath(string name)
        {
            var variable = name.EndsWith(".$", StringComparison.Ordinal) ? name[..^2] : name;
            return new AslProperty(variable + ".$", $"$.assigned.{variable}");
        }
    }

    private static AslValue Change(AslValue value, IReadOnlyList<string> path, int depth, Func<AslValue, AslValue> change)
    {
        if (depth == path.Count) return change(value);
        if (value.IsObject) return value.With(path[depth], Change(value[path[depth]], path, depth + 1, change));
        var index = int.Parse(path[depth], System.Globalization.CultureInfo.InvariantCulture);
        return AslValue.Array([.. value.Items.ToArray().Select((item, i) => i == index ? Change(item, path, depth + 1, change) : item)]);
    }
}
