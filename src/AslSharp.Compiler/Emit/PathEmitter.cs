using System.Globalization;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Turns paths into C#: a definite path into an object that reads it, any other into an object that searches.</summary>
internal sealed class PathEmitter(StaticTable statics)
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
        if (IsItem(path, context, ItemIndexSteps)) return $"AslValue.{WellKnownRuntime.AslValue.Of}({context.ItemIndex})";
        var root = Root(path, context);
        var steps = path.Steps;
        if (IsItem(path, context, ItemValueSteps))
        {
            root = context.Item!;
            steps = steps.Skip(ItemValueSteps.Count).ToEquatableArray();
        }

        // The data and the Context object are always there; a variable may not have been assigned on the way taken.
        if (steps.Count == 0 && path.Root != PathRoot.Variable)
            return path is { Use: PathUse.Template, Root: PathRoot.Data } ? $"TemplatePath.{WellKnownRuntime.TemplatePath.Whole}({root})" : root;
        if (path.Root == PathRoot.Data && context.Held is not null) return EmitPart(path, context, isRequired);
        if (!path.IsDefinite) return Search(path, steps, root);
        var read = isRequired ? WellKnownRuntime.DefinitePath.Read : WellKnownRuntime.DefinitePath.Find;
        return $"{Definite(path, steps, context)}.{read}({root})";
    }

    // Some members of $ are held by the frame: a path reads on from one of them, or from what is left of the document.
    private string EmitPart(PathPlan path, ExpressionContext context, bool isRequired)
    {
        var first = ((NamesStepPlan)path.Steps[0]).Names[0];
        if (!context.Held!.Contains(first))
        {
            if (!path.IsDefinite) return Search(path, path.Steps, context.Data);
            var part = isRequired ? WellKnownRuntime.DefinitePath.ReadPart : WellKnownRuntime.DefinitePath.Find;
            return $"{Definite(path, path.Steps, context)}.{part}({context.Data})";
        }

        var member = context.Scope.Held(context.Frame, first);
        if (path.Steps.Count == 1) return member;
        if (!path.IsDefinite) return Search(path, path.Steps.Skip(1).ToEquatableArray(), member);
        var read = isRequired ? WellKnownRuntime.DefinitePath.ReadHeld : WellKnownRuntime.DefinitePath.FindHeld;
        return $"{Definite(path, path.Steps, context)}.{read}({member})";
    }

    /// <summary>The C# expression for what a path starts from.</summary>
    public string Root(PathPlan path, ExpressionContext context) => path.Root switch
    {
        PathRoot.Data => context.Data,
        PathRoot.Context => context.Context,
        _ => context.Scope.Variable(context.Frame, path.Variable) ?? "AslValue." + WellKnownRuntime.AslValue.Undefined,
    };

    /// <summary>A static object made of a path's text and steps.</summary>
    public string Static(string type, string text, EquatableArray<PathStepPlan> steps, string beforeSteps = "")
    {
        var arguments = string.Concat(steps.Select(step => ", " + Step(step)));
        return statics.Get("Paths", type, Describe(text), $"new({CSharpText.Literal(text)}{beforeSteps}{arguments})");
    }

    private static NamesStepPlan Name(string name) => new([name]);

    private static bool IsItem(PathPlan path, ExpressionContext context, EquatableArray<PathStepPlan> prefix)
        => context.Item is not null
            && path.Root == PathRoot.Context
            && path.Steps.Count >= prefix.Count
            && (path.Steps.Count == prefix.Count || prefix.Equals(ItemValueSteps))
            && path.Steps.Take(prefix.Count).SequenceEqual(prefix);

    // $.order.customer becomes order_customer; the rest of the text's characters say nothing a reader needs.
    private static string Describe(string text)
    {
        var trimmed = text.TrimStart('$', '.', '[', '\'');
        return trimmed.Length == 0 ? "whole" : trimmed;
    }

    private string Definite(PathPlan path, EquatableArray<PathStepPlan> steps, ExpressionContext context) => path.Use switch
    {
        PathUse.Template => Static("TemplatePath", path.Text, steps, ", " + CSharpText.Literal(path.Field)),
        PathUse.Argument => Static("ArgumentPath", path.Text, steps, ", " + context.Call),
        PathUse.Choice => Static("ChoicePath", path.Text, steps),
        _ => Static("StatePath", path.Text, steps),
    };

    private string Search(PathPlan path, EquatableArray<PathStepPlan> steps, string root)
    {
        var query = statics.Get(
            "Queries", "JsonPathQuery", Describe(path.Text), _filters.Query("Root", steps) + $".WithText({CSharpText.Literal(path.Text)})");
        var field = path.Use == PathUse.Field ? "" : ", " + CSharpText.Literal(path.Field);
        return $"{query}.{WellKnownRuntime.JsonPathQuery.Select}({root}{field})";
    }

    private string Step(PathStepPlan step) => step switch
    {
        NamesStepPlan { Names.Count: 1 } name => statics.Name(name.Names[0]),
        IndexesStepPlan { Indexes.Count: 1 } index => index.Indexes[0].ToString(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A step of kind {step.GetType().Name} stands in a definite path."),
    };
}
