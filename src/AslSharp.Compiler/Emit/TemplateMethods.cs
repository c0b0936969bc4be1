namespace AslSharp.Compiler.Emit;

/// <summary>
/// The inner parts of deep templates, each a method: the C# compiler goes down into an expression by recursion, and a stack has an end.
/// </summary>
internal sealed class TemplateMethods
{
    /// <summary>How many templates may stand inside one another in one C# expression.</summary>
    public const int Deepest = 12;

    private const string ClassName = "Templates";

    private readonly NameTable _names = new(ClassName, "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize");
    private readonly List<string> _methods = [];

    /// <summary>The C# expression that calls a new method.</summary>
    /// <param name="value">What the method gives.</param>
    /// <param name="context">What that refers to.</param>
    public string Call(string value, ExpressionContext context)
    {
        var name = _names.Pascal(context.State);
        var parameters = Parameters(context).ToArray();
        _methods.Add(
            $"internal static AslValue {name}<THost>(THost host, {string.Join(", ", parameters.Select(static parameter => $"{parameter.Type} {parameter.Name}"))})\n    where THost : struct, IExecutionHost\n    => {value};");
        return $"{ClassName}.{name}(host, {string.Join(", ", parameters.Select(static parameter => parameter.Name))})";
    }

    /// <summary>Writes the methods.</summary>
    public void Write(SourceWriter writer)
    {
        if (_methods.Count == 0) return;
        writer.Line();
        writer.Line("// The inner parts of templates that are deep.");
        using (writer.Block($"file static class {ClassName}"))
        {
            for (var i = 0; i < _methods.Count; i++)
            {
                if (i > 0) writer.Line();
                writer.Lines(_methods[i]);
            }
        }
    }

    private static IEnumerable<(string Type, string Name)> Parameters(ExpressionContext context)
    {
        yield return (context.Scope.FrameType, context.Frame);
        foreach (var name in new[] { context.Data, context.Input, context.Result, context.ErrorOutput }.OfType<string>().Distinct())
            yield return ("AslValue", name);
        if (context.Item is not { } item) yield break;
        // An item of a distributed Map comes with its number.
        var isWhole = item.Contains('.');
        yield return (isWhole ? "MapItem" : "AslValue", item.Split('.')[0]);
        if (!isWhole) yield return ("int", context.ItemIndex!);
    }
}
