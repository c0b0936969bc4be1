namespace AslSharp.Compiler.Jsonata;

// Which step each % means.
internal sealed partial class JsonataReader
{
    private int _labels;

    private void ResolveSeeking(JsonataPart path)
    {
        foreach (var slot in path.SeekingOfStep)
        {
            var index = path.Steps.Count - 2;
            while (slot.Level > 0)
            {
                if (index < 0)
                {
                    path.Seeking.Add(slot);
                    break;
                }

                // Of steps in a row that bind a focus only the first has the context as its input.
                while (index > 0 && path.Steps[index].Focus is not null && path.Steps[index - 1].Focus is not null)
                    index--;
                path.Steps[index] = Seek(path.Steps[index], slot);
                index--;
            }
        }
    }

    private JsonataStepSyntax Seek(JsonataStepSyntax step, JsonataSlot slot)
    {
        _work++;
        switch (step.Expression)
        {
            case JsonataNameSyntax or JsonataWildcardSyntax:
                return --slot.Level == 0 ? step with { AncestorSlots = [.. step.AncestorSlots, slot.Label], IsTuple = true } : step;
            case JsonataParentSyntax:
                if (++slot.Level > JsonataParser.MaximumDepth)
                    Fail(slot);
                return step;
            case JsonataBlockSyntax { Expressions.IsEmpty: true }:
                return step;
            case JsonataBlockSyntax block:
                var last = block.Expressions[block.Expressions.Count - 1];
                var found = Seek(new JsonataStepSyntax(last.Span, last), slot).Expression;
                return step with { IsTuple = true, Expression = block with { Expressions = [.. block.Expressions.Take(block.Expressions.Count - 1), found] } };
            case JsonataPathSyntax path:
                var steps = path.Steps.ToArray();
                for (var index = steps.Length - 1; index >= 0 && (slot.Level > 0 || index == steps.Length - 1); index--)
                    steps[index] = Seek(steps[index], slot);
                return step with { Expression = path with { IsTuple = true, Steps = [.. steps] } };
            // What a placeholder stands for may be a step.
            case JsonataSubstitutionSyntax:
                slot.Level = 0;
                return step;
            default:
                Fail(slot);
                return step;
        }
    }

    private void Fail(JsonataSlot slot)
    {
        ReportFault(JsonataSyntaxErrors.ParentUnknown(slot.Span));
        // It is answered for; no further step is asked.
        slot.Level = 0;
    }
}
