namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// Walks an expression in the order of evaluation and knows at each node which names the expression itself has bound, and whether
/// the context there is that of the whole expression: the top level, as Step Functions has it.
/// </summary>
internal abstract class JsonataWalker
{
    private Frame _frame = new(null, [], isLambda: false);

    /// <summary>Walks a whole expression.</summary>
    protected void WalkRoot(JsonataSyntax root)
    {
        _frame = new Frame(null, [root], isLambda: false);
        Walk(root, isTopLevel: true);
    }

    /// <summary>Called for each node before those below it.</summary>
    protected abstract void Visit(JsonataSyntax node, bool isTopLevel);

    /// <summary>Whether a name means something bound in the expression, here.</summary>
    protected bool IsBound(string name)
    {
        // The body of a lambda runs later; by then what is bound further on may be there.
        var isLater = false;
        for (var frame = _frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Bound.Contains(name) || (isLater && frame.All.Contains(name)))
                return true;
            isLater |= frame.IsLambda;
        }

        return false;
    }

    private void Walk(JsonataSyntax node, bool isTopLevel)
    {
        Visit(node, isTopLevel);
        switch (node)
        {
            case JsonataPathSyntax path:
                WalkPath(path, isTopLevel);
                return;
            case JsonataBlockSyntax block:
                Within(new Frame(_frame, block.Expressions, isLambda: false), () => WalkAll(block.Expressions, isTopLevel));
                break;
            case JsonataLambdaSyntax lambda:
                var frame = new Frame(_frame, [lambda.Body], isLambda: true);
                foreach (var parameter in lambda.Parameters)
                    frame.Bound.Add(parameter.Name);
                Within(frame, () => Walk(lambda.Body, isTopLevel));
                break;
            case JsonataTransformSyntax or JsonataSortSyntax:
                WalkAll(JsonataChildren.Own(node), isTopLevel: false);
                break;
            case JsonataBindSyntax bind:
                Walk(bind.Value, isTopLevel);
                _frame.Bound.Add(bind.Name);
                break;
            default:
                WalkAll(JsonataChildren.Own(node), isTopLevel);
                break;
        }

        WalkAll(JsonataChildren.Behind(node), isTopLevel: false);
    }

    private void WalkAll(IEnumerable<JsonataSyntax> nodes, bool isTopLevel)
    {
        foreach (var node in nodes)
            Walk(node, isTopLevel);
    }

    private void WalkPath(JsonataPathSyntax path, bool isTopLevel)
    {
        // Variables of tuples end with the path.
        if (path.Steps.Any(static step => step.IsTuple))
            Within(new Frame(_frame, [], isLambda: false), () => WalkSteps(path, isTopLevel));
        else
            WalkSteps(path, isTopLevel);
    }

    private void WalkSteps(JsonataPathSyntax path, bool isTopLevel)
    {
        foreach (var step in path.Steps)
        {
            Walk(step.Expression, isTopLevel);
            isTopLevel = false;
            if (step.Focus is not null)
                _frame.Bound.Add(step.Focus);
            if (step.Index is not null)
                _frame.Bound.Add(step.Index);
            foreach (var stage in step.Stages)
            {
                if (stage is JsonataFilterStageSyntax filter)
                    Walk(filter.Predicate, isTopLevel: false);
                else if (stage is JsonataIndexStageSyntax index)
                    _frame.Bound.Add(index.Name);
            }
        }

        WalkAll(JsonataChildren.Behind(path), isTopLevel: false);
    }

    private void Within(Frame frame, Action walk)
    {
        _frame = frame;
        walk();
        _frame = frame.Outer!;
    }

    private sealed class Frame(Frame? outer, IEnumerable<JsonataSyntax> nodes, bool isLambda)
    {
        private HashSet<string>? _all;

        public Frame? Outer { get; } = outer;

        public bool IsLambda { get; } = isLambda;

        /// <summary>What is bound so far.</summary>
        public HashSet<string> Bound { get; } = new(StringComparer.Ordinal);

        /// <summary>What is bound in the end.</summary>
        public HashSet<string> All => _all ??= JsonataChildren.BoundNames(nodes);
    }
}
