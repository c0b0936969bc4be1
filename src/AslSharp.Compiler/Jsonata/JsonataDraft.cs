using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// A node while the second pass is at it. Each is made from one node of the first pass and belongs to one parent, so that what
/// is learned later (a step keeps its input for a <c>%</c> further on) can be noted on it and can reach no other place.
/// </summary>
internal sealed class JsonataDraft(JsonataDraftKind kind, TextSpan span)
{
    /// <summary>What it is; a string becomes a name when it turns out to be a step.</summary>
    public JsonataDraftKind Kind { get; set; } = kind;

    public TextSpan Span { get; set; } = span;

    public JsonataToken Token { get; init; }

    /// <summary>The value of a number; negated by a minus before it.</summary>
    public double Number { get; set; }

    public long? Integer { get; set; }

    public JsonataBinaryOperator Operator { get; init; }

    public JsonataDraft? Left { get; set; }

    public JsonataDraft? Right { get; set; }

    public JsonataDraft? Third { get; set; }

    /// <summary>Steps, items, arguments, parameters, expressions; of pairs key and value by turns; terms.</summary>
    public List<JsonataDraft> Items { get; init; } = [];

    public IReadOnlyList<bool> Descending { get; init; } = [];

    public JsonataSignature? Signature { get; init; }

    public List<JsonataDraft>? Predicates { get; set; }

    public List<JsonataDraftStage>? Stages { get; set; }

    /// <summary>Keys and values of a grouping by turns.</summary>
    public List<JsonataDraft>? Group { get; set; }

    public TextSpan GroupSpan { get; set; }

    public bool KeepArray { get; set; }

    public bool KeepSingleton { get; set; }

    public bool IsConstructed { get; set; }

    public bool IsTuple { get; set; }

    public bool IsTailCall { get; set; }

    public string? Focus { get; set; }

    public string? Index { get; set; }

    /// <summary>The slot that a step fills with its input.</summary>
    public JsonataSlot? Ancestor { get; set; }

    /// <summary>The slot that a <c>%</c> reads.</summary>
    public JsonataSlot? Slot { get; init; }

    /// <summary>The slots of <c>%</c> in here whose step must be before this node.</summary>
    public List<JsonataSlot>? Seeking { get; set; }
}
