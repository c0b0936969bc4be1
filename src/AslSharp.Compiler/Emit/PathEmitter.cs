using System.Globalization;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Turns paths into C#: a definite path into an object that reads it, any other into an object that searches.</summary>
internal sealed class PathEmitter(StaticTable statics, ConversionEmitter? conversions)
{
    private static readonly EquatableArray<PathStepPlan> ItemValueSteps = [Name("Map"), Name("Item"), Name("Value")];
    private static readonly EquatableArray<PathStepPlan> ItemIndexSteps = [Name("Map"), Name("Item"), Name("Index")];

    private readonly FilterEmitter _filters = new(statics);

    /// <summary>The C# expression for what a path finds.</summary>
    /// <param name="path">The path.</param>
    /// <param name="context">What it may refer to.</param>
    /// <param name="isRequired">Whether a definite path that finds nothing is an error; else it gives undefined.</param>
    public string Emit(PathPlan path, ExpressionContext context, bool isRequired = true)
    {
        if (IsItem(path, context, ItemIndexSteps)) return $"AslValue.Of({context.ItemIndex})";
        var root = Root(path, context);
        var steps = path.Steps;
        if (IsItem(path, context, ItemValueSteps))
        {
            root = context.Item!;
            steps = steps.Skip(ItemValueSteps.Count).ToEquatableArray();
        }

        // The data and the Context object are always there; a variable may not have been assigned on the way taken.
        if (steps.Count == 0 && path.Root != PathRoot.Variable)
            return path is { Use: PathUse.Template, Root: PathRoot.Data } ? $"DefinitePath.Whole({root})" : root;
        if (path.Root == PathRoot.Data && context.Held is not null) return EmitPart(path, context, isRequired);
        if (!path.IsDefinite) return Search(path, steps, root);
        if (IsContextMember(path, context)) return ReadContext(path, isRequired, context);
        return isRequired ? Read(path, steps, "", root, context) : Find(path, steps, "Find", root);
    }

    // Some members of $ are held by the frame: a path reads on from one of them, or from what is left of the document.
    private string EmitPart(PathPlan path, ExpressionContext context, bool isRequired)
    {
        var first = ((NamesStepPlan)path.Steps[0]).Names[0];
        if (!context.Held!.Contains(first))
        {
            if (!path.IsDefinite) return Search(path, path.Steps, context.Data);
            return isRequired
                ? Read(path, path.Steps, "Part", context.Data, context)
                : Find(path, path.Steps, "Find", context.Data);
        }

        var member = context.Scope.Held(context.Frame, first);
        if (path.Steps.Count == 1) return member;
        if (!path.IsDefinite) return Search(path, path.Steps.Skip(1).ToEquatableArray(), member);
        return isRequired
            ? Read(path, path.Steps, "Held", member, context)
            : Find(path, path.Steps, "FindHeld", member);
    }

    /// <summary>The C# expression for what a path starts from.</summary>
    public string Root(PathPlan path, ExpressionContext context) => path.Root switch
    {
        PathRoot.Data => context.Data,
        PathRoot.Context => context.Context,
        _ => context.Scope.Variable(context.Frame, path.Variable) ?? "AslValue.Undefined",
    };

    /// <summary>The static object of a path. Its text is only written where its steps do not give it.</summary>
    public string Static(string text, EquatableArray<PathStepPlan> steps)
    {
        var arguments = steps.Select(Step);
        if (text != Canonical(steps)) arguments = arguments.Prepend(CSharpText.Literal(text));
        return statics.Get("Paths", "DefinitePath", Describe(text), $"new({string.Join(", ", arguments)})");
    }

    private static NamesStepPlan Name(string name) => new([name]);

    private static bool IsItem(PathPlan path, ExpressionContext context, EquatableArray<PathStepPlan> prefix)
        => context.Item is not null
            && path.Root == PathRoot.Context
            && path.Steps.Count >= prefix.Count
            && (path.Steps.Count == prefix.Count || prefix.Equals(ItemValueSteps))
            && path.Steps.Take(prefix.Count).SequenceEqual(prefix);

    // Where an item is at hand, the Context object's own item is another.
    private static bool IsContextMember(PathPlan path, ExpressionContext context)
        => path.Root == PathRoot.Context && context.ContextSource is not null
            && path.Steps[0] is NamesStepPlan { Names: ["Execution" or "State" or "Task"] };

    // $.order.customer becomes order_customer; the rest of the text's characters say nothing a reader needs.
    private static string Describe(string text)
    {
        var trimmed = text.TrimStart('$', '.', '[', '\'');
        return trimmed.Length == 0 ? "Whole" : char.IsDigit(trimmed[0]) ? "Item " + trimmed : trimmed;
    }

    private string Read(PathPlan path, EquatableArray<PathStepPlan> steps, string form, string root, ExpressionContext context)
    {
        var (method, place) = Use(path, context);
        var read = $"{Static(path.Text, steps)}.{method}{form}";
        return path.Typed is { } typed ? conversions!.PathReader(typed, read, place.Length > 0) + $"({root}{place})" : $"{read}({root}{place})";
    }

    private string Find(PathPlan path, EquatableArray<PathStepPlan> steps, string method, string root)
    {
        var find = $"{Static(path.Text, steps)}.{method}";
        return $"{(path.Typed is { } typed ? conversions!.PathReader(typed, find, hasPlace: false) : find)}({root})";
    }

    private string ReadContext(PathPlan path, bool isRequired, ExpressionContext context)
    {
        var (method, place) = isRequired ? Use(path, context) : ("Find", "");
        return $"ContextObject.{method}({context.ContextSource}, {Static(path.Text, path.Steps)}{place})";
    }

    // What a failure says depends on what the path is read for.
    private static (string Method, string Place) Use(PathPlan path, ExpressionContext context) => path.Use switch
    {
        PathUse.Template => ("Read", ", " + CSharpText.Literal(path.Field)),
        PathUse.Argument => ("ReadArgument", ", " + context.Call),
        PathUse.Choice => ("ReadOperand", ""),
        _ => ("Read", ""),
    };

    // The text that the runtime makes of the steps.
    private static string Canonical(EquatableArray<PathStepPlan> steps)
        => "$" + string.Concat(steps.Select(static step => step switch
        {
            NamesStepPlan { Names: [var name] } => "." + name,
            IndexesStepPlan { Indexes: [var index] } => $"[{index.ToString(CultureInfo.InvariantCulture)}]",
            _ => "",
        }));

    private string Search(PathPlan path, EquatableArray<PathStepPlan> steps, string root)
    {
        var query = statics.Get(
            "Queries", "JsonPathQuery", Describe(path.Text), _filters.Query("Root", steps) + $".WithText({CSharpText.Literal(path.Text)})");
        var field = path.Use == PathUse.Field ? "" : ", " + CSharpText.Literal(path.Field);
        return $"{query}.Select({root}{field})";
    }

    private string Step(PathStepPlan step) => step switch
    {
        NamesStepPlan { Names.Count: 1 } name => statics.Name(name.Names[0]),
        IndexesStepPlan { Indexes.Count: 1 } index => index.Indexes[0].ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A step of kind {step.GetType().Name} stands in a definite path."),
    };
}
