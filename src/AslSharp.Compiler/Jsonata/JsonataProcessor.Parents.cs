namespace AslSharp.Compiler.Jsonata;

// Which step each % means.
internal sealed partial class JsonataProcessor
{
    private int _labels;

    private static IEnumerable<JsonataSlot> SlotsOf(JsonataDraft draft) =>
        (draft.Seeking ?? []).Concat(draft.Slot is { } slot ? [slot] : []);

    // The slots of a part become those of the whole.
    private static void PushSeeking(JsonataDraft whole, JsonataDraft part)
    {
        if (part.Seeking is null && part.Slot is null)
            return;
        (whole.Seeking ??= []).AddRange(SlotsOf(part));
    }

    private void ResolveSeeking(JsonataDraft path)
    {
        var last = path.Items[^1];
        // The list is the step's own; what is added to the path below must not lengthen it.
        foreach (var slot in SlotsOf(last).ToArray())
        {
            var index = path.Items.Count - 2;
            while (slot.Level > 0)
            {
                if (index < 0)
                {
                    (path.Seeking ??= []).Add(slot);
                    break;
                }

                var step = path.Items[index--];
                // Of steps in a row that bind a focus only the first has the context as its input.
                while (index >= 0 && step.Focus is not null && path.Items[index].Focus is not null)
                    step = path.Items[index--];
                Seek(step, slot);
            }
        }
    }

    private void Seek(JsonataDraft node, JsonataSlot slot)
    {
        Work++;
        switch (node.Kind)
        {
            case JsonataDraftKind.Name or JsonataDraftKind.Wildcard:
                if (--slot.Level == 0)
                {
                    if (node.Ancestor is { } known)
                        slot.Label = known.Label;
                    node.Ancestor = slot;
                    node.IsTuple = true;
                }

                break;
            case JsonataDraftKind.Parent:
                if (++slot.Level > JsonataParser.MaximumDepth)
                    Fail(slot);
                break;
            case JsonataDraftKind.Block:
                if (node.Items.Count > 0)
                {
                    node.IsTuple = true;
                    Seek(node.Items[^1], slot);
                }

                break;
            case JsonataDraftKind.Path:
                node.IsTuple = true;
                for (var index = node.Items.Count - 1; index >= 0 && (slot.Level > 0 || index == node.Items.Count - 1); index--)
                    Seek(node.Items[index], slot);
                break;
            // What a placeholder stands for may be a step.
            case JsonataDraftKind.Substitution:
                slot.Level = 0;
                break;
            default:
                Fail(slot);
                break;
        }
    }

    private void Fail(JsonataSlot slot)
    {
        Report(JsonataSyntaxErrors.ParentUnknown(slot.Span));
        // It is answered for; no further step is asked.
        slot.Level = 0;
    }
}
