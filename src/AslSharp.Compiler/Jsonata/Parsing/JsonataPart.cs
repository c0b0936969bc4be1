using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// What was read so far, to which the operators that follow may add: a node, or the steps of a path. Only when it becomes an operand of something
/// else is it complete.
/// </summary>
internal sealed class JsonataPart
{
    public JsonataPart(JsonataSyntax node)
    {
        Steps = [new JsonataStepSyntax(node.Span, node)];
        Span = node.Span;
        IsName = IsPath = node is JsonataNameSyntax;
    }

    /// <summary>The steps of the path; a node that is no path stands here alone.</summary>
    public List<JsonataStepSyntax> Steps { get; }

    /// <summary>All characters that were read of it.</summary>
    public TextSpan Span { get; set; }

    public bool IsPath { get; private set; }

    /// <summary>Whether it is a name with nothing behind it but predicates and brackets.</summary>
    public bool IsName { get; set; }

    /// <summary>Whether it ends with the binding of an item.</summary>
    public bool IsFocused { get; set; }

    /// <summary>Whether it stands where no expression could be read.</summary>
    public bool IsMissing { get; init; }

    /// <summary>How many levels of nodes are below; steps of a path and what follows a step do not count.</summary>
    public int Depth { get; set; }

    public bool KeepsSingleton { get; set; }

    /// <summary>The slot that a <c>%</c> reads.</summary>
    public JsonataSlot? Slot { get; init; }

    /// <summary>The slots of <c>%</c> inside of it whose step must be before the whole.</summary>
    public List<JsonataSlot> Seeking { get; private set; } = [];

    /// <summary>The slots whose step must be before the whole, its own among them.</summary>
    public IEnumerable<JsonataSlot> Slots => !IsPath && Slot is not null ? Seeking.Append(Slot) : Seeking;

    /// <summary>The slots whose step must be before the last step of the path.</summary>
    public List<JsonataSlot> SeekingOfStep { get; set; } = [];

    public JsonataStepSyntax Last
    {
        get => Steps[^1];
        set => Steps[^1] = value;
    }

    /// <summary>The node, which is no path.</summary>
    public JsonataSyntax Node
    {
        get => Steps[0].Expression;
        set => Steps[0] = Steps[0] with { Expression = value };
    }

    /// <summary>Whether it is a variable with nothing behind it.</summary>
    public bool IsVariable => !IsPath && Group is null && Steps[0] is { IsTuple: false, Expression: { IsVariable: true, Predicates.IsEmpty: true } };

    /// <summary>The grouping behind it.</summary>
    public JsonataGroupSyntax? Group { get; set; }

    private bool KeepsArray { get; set; }

    /// <summary>Makes a path of it, of which it is the first step.</summary>
    public void BecomePath()
    {
        if (IsPath) return;
        SeekingOfStep = [.. Slots];
        Seeking = [];
        Node = ToSyntax();
        Group = null;
        KeepsArray = false;
        IsPath = true;
    }

    /// <summary>Predicates behind a node are stages of the step that it becomes.</summary>
    public void MovePredicates()
    {
        if (IsPath || Node.Predicates.IsEmpty) return;
        Steps[0] = Steps[0] with
        {
            Expression = Node with { Predicates = default },
            Stages = [.. Node.Predicates.Select(static predicate => (JsonataStageSyntax)new JsonataFilterStageSyntax(predicate.Span, predicate))],
        };
    }

    public void AddPredicate(JsonataSyntax predicate, TextSpan span)
    {
        if (IsPath) Last = Last with { Stages = [.. Last.Stages, new JsonataFilterStageSyntax(span, predicate)] };
        else Node = Node with { Predicates = [.. Node.Predicates, predicate] };
    }

    /// <summary>Empty brackets follow: arrays of one item stay arrays.</summary>
    public void KeepArray()
    {
        KeepsArray = true;
        KeepsSingleton |= IsName;
        if (IsName || IsFocused) Last = Last with { Expression = Last.Expression with { KeepArray = true } };
    }

    /// <summary>The node that it is, complete.</summary>
    public JsonataSyntax ToSyntax()
    {
        if (!IsPath) return Node with { Group = Group, KeepArray = KeepsArray || Node.KeepArray };
        Steps[0] = Steps[0] with { IsConstructor = IsConstructor(Steps[0].Expression) };
        return new JsonataPathSyntax(Span, [.. Steps]) { KeepSingleton = KeepsSingleton, Group = Group, KeepArray = KeepsArray };
    }

    // An array that begins or ends a path, or a block with a path in it that begins so.
    private static bool IsConstructor(JsonataSyntax node) => node switch
    {
        JsonataArraySyntax array => array.IsConstructed,
        JsonataBlockSyntax block
            => block.Expressions.Any(
                static part => part is JsonataPathSyntax path ? path.Steps[0].IsConstructor : part is JsonataBlockSyntax && IsConstructor(part)),
        _ => false,
    };
}
