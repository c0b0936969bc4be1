namespace AslSharp.Compiler.Emit;

/// <summary>Emits the structs that start the branches of a Parallel state or the iterations of a Map state.</summary>
internal static class BodyEmitter
{
    private const string RunSignature = "public ValueTask<TaskOutcome> RunAsync(Lane lane, CancellationToken cancellationToken)";

    /// <summary>One arm for each branch.</summary>
    public static void EmitBranches(SourceWriter writer, string type, IReadOnlyList<ScopeNames> branches)
    {
        writer.Line();
        using (writer.Block(Header(type, "THost host, TaskTable tasks, AslValue input")))
        using (writer.Block(RunSignature))
        using (writer.Block("switch (lane.Index)"))
        {
            for (var i = 0; i < branches.Count; i++)
            {
                writer.Line(i < branches.Count - 1 ? $"case {i}:" : "default:");
                using (writer.Indent())
                {
                    writer.Line($"var branch{i + 1} = {Frame(branches[i], "input")};");
                    Run(writer, branches[i], $"branch{i + 1}");
                }
            }
        }
    }

    /// <summary>The item, through the item selector, into the item processor.</summary>
    public static void EmitIterations(SourceWriter writer, string type, string outerFrame, ScopeNames processor, string? selector)
    {
        writer.Line();
        using (writer.Block(Header(type, $"THost host, TaskTable tasks, {outerFrame} outer, AslValue input, AslValue items")))
        {
            using (writer.Block(RunSignature))
            {
                writer.Line($"{(selector is null ? "var data = " : "")}lane.ItemValue = items[lane.Index];");
                if (selector is not null) writer.Line("var data = Select(lane.Index);");
                writer.Line($"var frame = {(processor.IsPlain ? "" : $"({processor.FrameType}?)lane.Reuse(data) ?? ")}{Frame(processor, "data")};");
                Run(writer, processor, "frame");
            }

            if (selector is null) return;
            writer.Line();
            using (writer.Block("public AslValue Select(int index)"))
            {
                writer.Line("var item = items[index];");
                writer.Line($"return {selector};");
            }
        }
    }

    /// <summary>The item, through the item selector, into a child execution.</summary>
    public static void EmitItems(SourceWriter writer, string type, string outerFrame, ScopeNames processor, string? selector)
    {
        writer.Line();
        using (writer.Block(
            $"file readonly struct {type}<THost>(THost host, TaskTable tasks, {outerFrame} outer, AslValue input) : IItemProcessor where THost : struct, IExecutionHost"))
        {
            writer.Line($"public AslValue Select(in MapItem item) => {selector ?? "item.Input"};");
            writer.Line();
            writer.Line(
                $"public Frame CreateFrame(Execution execution) => {ProgramEmitter.NewFrame(processor, "execution", processor.Plan.Start, "execution.Input")};");
            writer.Line();
            writer.Line(
                $"public ValueTask<TaskOutcome> RunAsync(Frame frame, CancellationToken cancellationToken) => ScopeRunner.RunAsync(host, new {processor.ScopeType}<THost>(host, tasks, ({processor.FrameType})frame), frame, cancellationToken);");
        }
    }

    private static string Frame(ScopeNames scope, string data) => scope.IsPlain
        ? $"{ScopeNames.PlainFrameType}.In(lane, {data}{(scope.Plan.Start == 0 ? "" : $", {scope.Plan.Start}")})"
        : ProgramEmitter.NewFrame(scope, "lane", scope.Plan.Start, data);

    private static string Header(string type, string parameters)
        => $"file readonly struct {type}<THost>({parameters}) : IConcurrentBody where THost : struct, IExecutionHost";

    private static void Run(SourceWriter writer, ScopeNames scope, string frame)
        => writer.Line($"return ScopeRunner.RunAsync(host, new {scope.ScopeType}<THost>(host, tasks, {frame}), {frame}, cancellationToken);");
}
