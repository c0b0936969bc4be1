using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

// Steps and what follows them. It goes by the reference's second pass, whose quirks are part of the language.
internal sealed partial class JsonataReader
{
    private JsonataPart ReadStep(JsonataPart path)
    {
        var rest = ReadExpression(75);
        var slot = path.IsPath ? null : path.Slot;
        path.BecomePath();
        if (slot is not null)
            path.Seeking.Add(slot);
        AddStep(path, 0);
        if (!rest.IsPath)
        {
            rest.MovePredicates();
            rest.BecomePath();
        }

        foreach (var step in rest.Steps)
        {
            path.Steps.Add(step);
            AddStep(path, path.Steps.Count - 1);
        }

        path.SeekingOfStep = rest.SeekingOfStep;
        // The steps of a path are walked in a loop, so a long path is not a deep one.
        path.Depth = Math.Max(path.Depth, rest.Depth + 1);
        Construct(path, 0);
        Construct(path, path.Steps.Count - 1);
        ResolveSeeking(path);
        return Followed(path);
    }

    private void AddStep(JsonataPart path, int index)
    {
        var step = path.Steps[index];
        path.KeepsSingleton |= step.Expression.KeepArray;
        if (step.Expression is JsonataStringSyntax text)
            path.Steps[index] = step with
            {
                Expression = new JsonataNameSyntax(text.Span, text.Value)
                {
                    Predicates = text.Predicates,
                    Group = text.Group,
                    KeepArray = text.KeepArray,
                }
            };
        else if (step.Expression is JsonataNumberSyntax or JsonataBooleanSyntax or JsonataNullSyntax && _faults.Count == 0)
            _faults.Add(JsonataSyntaxErrors.LiteralStep(step.Span, LiteralText(step.Expression)));
    }

    private string LiteralText(JsonataSyntax literal)
    {
        var text = _text.Substring(literal.Span.Start, literal.Span.Length).TrimStart('-', ' ', '\t', '\r', '\n');
        return literal is JsonataNumberSyntax { Value: < 0 } ? "-" + text : text;
    }

    // An array at the end of a path stays one item, and one at its beginning is evaluated once.
    private static void Construct(JsonataPart path, int index)
    {
        if (path.Steps[index] is { Expression: JsonataArraySyntax array } step)
            path.Steps[index] = step with { Expression = array with { IsConstructed = true } };
    }

    private JsonataPart ReadFilter(JsonataToken token, JsonataPart left)
    {
        if (_token.Is("]"))
        {
            left.KeepArray();
            // Behind these brackets, as behind an order-by, a lambda, and a transform, the reference takes a slash for a regular expression.
            Advance(isInfix: false);
            return left;
        }

        var faults = _faults.Count;
        var predicate = ReadExpression(0);
        Expect("]", isInfix: true);
        // The group of a whole path comes after the predicates of its steps, wherever they are written.
        if ((left.IsPath ? left.Last.Expression.Group : left.Group) is not null)
            ReportFault(JsonataSyntaxErrors.PredicateAfterGroup(Tail(token)), faults);
        foreach (var slot in predicate.Seeking)
        {
            if (slot.Level == 1)
                left.Last = Seek(left.Last, slot);
            else
                slot.Level--;
        }

        if (predicate.Seeking.Count > 0)
            (left.IsPath ? left.SeekingOfStep : left.Seeking).AddRange(predicate.Slots);
        left.AddPredicate(predicate.ToSyntax(), Tail(token));
        left.Depth = Math.Max(left.Depth, predicate.Depth + 1);
        left.Span = SpanFrom(left.Span.Start);
        return left;
    }

    private JsonataPart ReadGroup(JsonataToken token, JsonataPart left)
    {
        var faults = _faults.Count;
        var pairs = ReadPairs();
        if (left.Group is not null)
            ReportFault(JsonataSyntaxErrors.SecondGroup(Tail(token)), faults);
        left.Group = new JsonataGroupSyntax(Tail(token), Pair(pairs));
        left.Depth = Math.Max(left.Depth, DepthOf(pairs) + 1);
        return Followed(left);
    }

    private JsonataPart ReadSort(JsonataToken token, JsonataPart left)
    {
        Expect("(");
        var terms = new List<JsonataSortTermSyntax>();
        var seeking = new List<JsonataSlot>();
        do
        {
            var isDescending = !TryTake("<") && TryTake(">");
            var term = ReadExpression(0);
            terms.Add(new JsonataSortTermSyntax(term.ToSyntax(), isDescending));
            seeking.AddRange(term.Slots);
            left.Depth = Math.Max(left.Depth, term.Depth + 1);
        }
        while (TryNext(",", ")"));

        Expect(")");
        left.BecomePath();
        left.Steps.Add(new JsonataStepSyntax(Tail(token), new JsonataSortSyntax(Tail(token), [.. terms])));
        left.SeekingOfStep = seeking;
        ResolveSeeking(left);
        return Followed(left);
    }

    // @ and #: a lone dollar sign binds nothing.
    private JsonataPart ReadBinding(JsonataToken token, JsonataPart left)
    {
        var variable = ReadExpression(80);
        if (!variable.IsVariable && (!variable.IsMissing || _errors.Count == 0))
            Report(JsonataSyntaxErrors.BindingNotVariable(variable.Span, token.Text));
        var name = NameOf(variable) is { Length: > 0 } text ? text : null;
        left.Depth = Math.Max(left.Depth, variable.Depth + 1);
        return token.Text == "@" ? BindFocus(token, left, name) : BindIndex(token, left, name);
    }

    private JsonataPart BindFocus(JsonataToken token, JsonataPart left, string? name)
    {
        if (!left.Last.Stages.IsEmpty || !left.Last.Expression.Predicates.IsEmpty)
            ReportFault(JsonataSyntaxErrors.FocusAfterPredicate(token.Span));
        else if (left.Last.Expression is JsonataSortSyntax)
            ReportFault(JsonataSyntaxErrors.FocusAfterSort(token.Span));
        left.Last = left.Last with { Focus = name, IsTuple = true };
        Followed(left);
        left.IsFocused = true;
        return left;
    }

    private JsonataPart BindIndex(JsonataToken token, JsonataPart left, string? name)
    {
        left.MovePredicates();
        left.BecomePath();
        var step = left.Last with { IsTuple = true };
        if (step.Stages.IsEmpty)
            step = step with { Index = name };
        else if (name is not null)
            step = step with { Stages = [.. step.Stages, new JsonataIndexStageSyntax(Tail(token), name)] };
        left.Last = step;
        return Followed(left);
    }

    private JsonataPart Followed(JsonataPart part)
    {
        part.IsName = part.IsFocused = false;
        part.Span = SpanFrom(part.Span.Start);
        return part;
    }

    private static string NameOf(JsonataPart variable) => variable.Steps[0].Expression switch
    {
        JsonataVariableSyntax named => named.Name,
        JsonataRootSyntax => "$",
        _ => "",
    };

    // From the operator to the end of what it stands for.
    private TextSpan Tail(JsonataToken token) => TextSpan.FromBounds(token.Span.Start, Math.Max(_end, token.Span.End));
}
