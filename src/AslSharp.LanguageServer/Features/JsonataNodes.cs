using AslSharp.Compiler.Jsonata;

namespace AslSharp.LanguageServer.Features;

/// <summary>Finds nodes of an expression of JSONata.</summary>
internal static class JsonataNodes
{
    /// <summary>The innermost node that a position touches.</summary>
    internal static JsonataSyntax At(JsonataSyntax root, int position)
    {
        var node = root;
        while (JsonataChildren.Of(node).Where(child => child.Span.IntersectsWith(position)).MinBy(static child => child.Span.Length) is { } inner) node = inner;
        return node;
    }

    /// <summary>The names that lead to a node of a path, the variable first; null where the way is no plain one.</summary>
    internal static string[]? NamesOf(JsonataSyntax root, JsonataSyntax node)
    {
        var path = All(root).OfType<JsonataPathSyntax>().FirstOrDefault(path => path.Steps.Any(step => ReferenceEquals(step.Expression, node)));
        if (path is null) return node is JsonataVariableSyntax variable ? [variable.Name] : null;
        var names = new List<string>();
        foreach (var step in path.Steps)
        {
            if (!step.Stages.IsEmpty || !step.Expression.Predicates.IsEmpty) return null;
            if (step.Expression is JsonataVariableSyntax first) names.Add(first.Name);
            else if (step.Expression is JsonataNameSyntax name) names.Add(name.Name);
            else return null;
            if (ReferenceEquals(step.Expression, node)) return [.. names];
        }

        return null;
    }

    /// <summary>All nodes of an expression.</summary>
    internal static IEnumerable<JsonataSyntax> All(JsonataSyntax root)
    {
        var open = new Stack<JsonataSyntax>([root]);
        while (open.Count > 0)
        {
            var node = open.Pop();
            yield return node;
            foreach (var child in JsonataChildren.Of(node)) open.Push(child);
        }
    }
}
