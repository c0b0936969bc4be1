using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>What the parser reads, before the second pass: operators with their operands as written.</summary>
internal sealed class JsonataParseNode(JsonataParseKind kind, TextSpan span)
{
    public JsonataParseKind Kind { get; } = kind;

    public TextSpan Span { get; } = span;

    /// <summary>The token that makes the node what it is; of an operator the operator.</summary>
    public JsonataToken Token { get; init; }

    public JsonataBinaryOperator Operator { get; init; }

    /// <summary>The left side; what is called, tested, transformed, negated, or the body of a lambda.</summary>
    public JsonataParseNode? Left { get; init; }

    public JsonataParseNode? Right { get; init; }

    public JsonataParseNode? Third { get; init; }

    /// <summary>Items, arguments, expressions; of pairs key and value by turns; the terms of a sort.</summary>
    public IReadOnlyList<JsonataParseNode> Items { get; init; } = [];

    /// <summary>For each term of a sort, whether it is descending.</summary>
    public IReadOnlyList<bool> Descending { get; init; } = [];

    public JsonataSignature? Signature { get; init; }

    /// <summary>How many levels of nodes are below; steps of a path and what follows a step do not count, as they are walked in a loop.</summary>
    public int Depth { get; init; }

    /// <summary>Whether [] follows; set when the brackets are read, by the parser alone, before anybody else sees the node.</summary>
    public bool KeepArray { get; set; }

    /// <summary>Whether the second pass walks to the left operand in a loop.</summary>
    public bool IsSpine => Kind is JsonataParseKind.Path or JsonataParseKind.Filter or JsonataParseKind.Group
        or JsonataParseKind.Sort or JsonataParseKind.Focus or JsonataParseKind.Index;
}
