using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>
/// Turns planned JSONata expressions into C#: what is only a path becomes one C# expression, all else a static method that reads like the
/// expression.
/// </summary>
internal sealed class JsonataEmitter(StaticTable statics)
{
    /// <summary>The class that the methods go into.</summary>
    public const string ClassName = "Expressions";

    private readonly NameTable _names = new(ClassName, "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize");
    private readonly Dictionary<(JsonataPlan, string), string> _known = [];
    private readonly List<string> _methods = [];

    /// <summary>The C# expression of an expression's value: settled, or Undefined where there is none.</summary>
    /// <param name="plan">The expression.</param>
    /// <param name="context">What it may refer to.</param>
    public string Emit(JsonataPlan plan, ExpressionContext context) => Emit(plan, JsonataReads.Of(context), context.State + " " + plan.Location);

    /// <summary>The C# expression of an expression's value: settled, or Undefined where there is none.</summary>
    /// <param name="plan">The expression.</param>
    /// <param name="reads">What it may refer to.</param>
    /// <param name="name">What the name of its method is made of.</param>
    public string Emit(JsonataPlan plan, JsonataReads reads, string name)
    {
        var facts = new JsonataFacts();
        // A context may have to be prepared; without a document there is none at the top.
        if (reads.Document is null && !facts.NeedsStatements(plan.Root) && !facts.CanThrow(plan.Root) && !facts.IsUnsettled(plan.Root))
            return new JsonataMethod(statics, facts, reads, isMethod: false).Expression(plan.Root);
        var method = new JsonataMethod(statics, facts, reads, isMethod: true);
        var site = statics.Get("Sites", "JsonataSite", name, $"new({CSharpText.Literal(plan.Source)}, {CSharpText.Literal(plan.Location)})");
        var body = method.Body(plan.Root, site);
        var header = $"({string.Join(", ", method.Parameters)})";
        // Equal expressions of one state are one method.
        if (!_known.TryGetValue((plan, header), out var identifier))
        {
            identifier = _names.Pascal(name);
            _known.Add((plan, header), identifier);
            _methods.Add($"// {CSharpText.Comment(plan.Source, 2000)}\ninternal static AslValue {identifier}{header}\n{body}");
        }

        return $"{ClassName}.{identifier}({string.Join(", ", method.Arguments)})";
    }

    /// <summary>Writes the methods that the expressions need.</summary>
    public void Write(SourceWriter writer)
    {
        if (_methods.Count == 0) return;
        writer.Line();
        writer.Line("// The JSONata expressions that are more than a path.");
        using (writer.Block($"file static class {ClassName}"))
        {
            for (var i = 0; i < _methods.Count; i++)
            {
                if (i > 0) writer.Line();
                writer.Lines(_methods[i]);
            }
        }
    }
}
