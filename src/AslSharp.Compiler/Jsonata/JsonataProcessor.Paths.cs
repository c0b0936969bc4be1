using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

// Steps and what follows them.
internal sealed partial class JsonataProcessor
{
    private JsonataDraft VisitPath(JsonataParseNode node, JsonataDraft left)
    {
        var path = left;
        if (left.Kind != JsonataDraftKind.Path)
        {
            path = new JsonataDraft(JsonataDraftKind.Path, node.Span) { Items = [left] };
            if (left.Slot is { } slot)
                path.Seeking = [slot];
        }

        var rest = Visit(node.Right!);
        AddStep(path, path.Items[0], isNew: false);
        if (rest.Kind == JsonataDraftKind.Path)
        {
            foreach (var step in rest.Items)
                AddStep(path, step, isNew: true);
        }
        else
        {
            MovePredicates(rest);
            AddStep(path, rest, isNew: true);
        }

        // The first step is a constructor even where other steps were added before.
        if (path.Items[0].Kind == JsonataDraftKind.Array)
            path.Items[0].IsConstructed = true;
        if (path.Items[^1].Kind == JsonataDraftKind.Array)
            path.Items[^1].IsConstructed = true;
        ResolveSeeking(path);
        return path;
    }

    private void AddStep(JsonataDraft path, JsonataDraft step, bool isNew)
    {
        if (isNew)
            path.Items.Add(step);
        if (step.Kind == JsonataDraftKind.String)
            step.Kind = JsonataDraftKind.Name;
        else if (step.Kind is JsonataDraftKind.Number or JsonataDraftKind.Boolean or JsonataDraftKind.Null && errors.Count == 0)
            errors.Add(JsonataSyntaxErrors.LiteralStep(step.Span, step.Kind == JsonataDraftKind.Number && step.Number < 0 ? "-" + step.Token.Text : step.Token.Text));
        path.KeepSingleton |= step.KeepArray;
    }

    private JsonataDraft VisitFilter(JsonataParseNode node, JsonataDraft left)
    {
        var isPath = left.Kind == JsonataDraftKind.Path;
        var step = isPath ? left.Items[^1] : left;
        // The group of a whole path comes after the predicates of its steps, wherever they are written.
        if (step.Group is not null)
            Report(JsonataSyntaxErrors.PredicateAfterGroup(TailOf(node)));

        var predicate = Visit(node.Right!);
        if (predicate.Seeking is { } slots)
        {
            foreach (var slot in slots)
            {
                if (slot.Level == 1)
                    Seek(step, slot);
                else
                    slot.Level--;
            }

            PushSeeking(step, predicate);
        }

        if (isPath)
            (step.Stages ??= []).Add(new JsonataDraftStage(TailOf(node), predicate, null));
        else
            (step.Predicates ??= []).Add(predicate);
        return left;
    }

    private JsonataDraft VisitGroup(JsonataParseNode node, JsonataDraft left)
    {
        if (left.Group is not null)
            Report(JsonataSyntaxErrors.SecondGroup(TailOf(node)));
        left.Group = [.. node.Items.Select(Visit)];
        left.GroupSpan = TailOf(node);
        return left;
    }

    private JsonataDraft VisitSort(JsonataParseNode node, JsonataDraft left)
    {
        var path = left.Kind == JsonataDraftKind.Path ? left : new JsonataDraft(JsonataDraftKind.Path, node.Span) { Items = [left] };
        var sort = new JsonataDraft(JsonataDraftKind.Sort, TailOf(node)) { Descending = node.Descending };
        foreach (var term in node.Items)
        {
            var expression = Visit(term);
            PushSeeking(sort, expression);
            sort.Items.Add(expression);
        }

        path.Items.Add(sort);
        ResolveSeeking(path);
        return path;
    }

    private JsonataDraft VisitFocus(JsonataParseNode node, JsonataDraft left)
    {
        var step = left.Kind == JsonataDraftKind.Path ? left.Items[^1] : left;
        if (step.Stages is not null || step.Predicates is not null)
            Report(JsonataSyntaxErrors.FocusAfterPredicate(node.Token.Span));
        else if (step.Kind == JsonataDraftKind.Sort)
            Report(JsonataSyntaxErrors.FocusAfterSort(node.Token.Span));
        step.KeepArray |= node.KeepArray;
        step.Focus = BoundName(node);
        step.IsTuple = true;
        return left;
    }

    private JsonataDraft VisitIndex(JsonataParseNode node, JsonataDraft left)
    {
        var path = left;
        var step = left;
        if (left.Kind == JsonataDraftKind.Path)
        {
            step = left.Items[^1];
        }
        else
        {
            path = new JsonataDraft(JsonataDraftKind.Path, node.Span) { Items = [left] };
            MovePredicates(step);
        }

        if (step.Stages is null)
            step.Index = BoundName(node);
        else if (BoundName(node) is { } name)
            step.Stages.Add(new JsonataDraftStage(TailOf(node), null, name));
        step.IsTuple = true;
        return path;
    }

    // A lone dollar sign binds nothing.
    private static string? BoundName(JsonataParseNode node) => node.Right!.Token.Text is { Length: > 0 } name ? name : null;

    private static void MovePredicates(JsonataDraft step)
    {
        if (step.Predicates is not { } predicates)
            return;
        step.Stages = [.. predicates.Select(static predicate => new JsonataDraftStage(predicate.Span, predicate, null))];
        step.Predicates = null;
    }

    // From the operator to the end of the node.
    private static TextSpan TailOf(JsonataParseNode node) => TextSpan.FromBounds(node.Token.Span.Start, Math.Max(node.Span.End, node.Token.Span.End));

    private void Report(JsonataError error)
    {
        if (errors.Count < 20)
            errors.Add(error);
    }
}
