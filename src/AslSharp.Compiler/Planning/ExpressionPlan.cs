using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;

namespace AslSharp.Compiler.Planning;

/// <summary>A value that emitted code computes. What <c>$</c> means is decided by the field that holds the expression (reference 3.1).</summary>
public abstract record ExpressionPlan;

/// <summary>A JSON scalar.</summary>
/// <param name="Kind">Which scalar.</param>
/// <param name="Text">The string's decoded value, or the number's exact text; empty for the others.</param>
public sealed record LiteralPlan(LiteralKind Kind, string Text) : ExpressionPlan
{
    /// <summary>JSON null.</summary>
    public static LiteralPlan Null { get; } = new(LiteralKind.Null, "");

    /// <summary>A string.</summary>
    public static LiteralPlan String(string value) => new(LiteralKind.String, value);
}

/// <summary>The kinds of <see cref="LiteralPlan"/>.</summary>
public enum LiteralKind
{
    /// <summary>JSON null.</summary>
    Null,

    /// <summary>JSON false.</summary>
    False,

    /// <summary>JSON true.</summary>
    True,

    /// <summary>A number, with its exact text.</summary>
    Number,

    /// <summary>A string.</summary>
    String,
}

/// <summary>An object whose member names are known: a template or a static value. Names are distinct and have lost their <c>.$</c>.</summary>
public sealed record ObjectPlan(EquatableArray<MemberPlan> Members) : ExpressionPlan
{
    /// <summary><c>{}</c>.</summary>
    public static ObjectPlan Empty { get; } = new([]);

    /// <summary>The C# type that it becomes an object of where its values are at hand; null for JSON.</summary>
    public string? Type { get; init; }
}

/// <summary>A member of an <see cref="ObjectPlan"/>.</summary>
public sealed record MemberPlan(string Name, ExpressionPlan Value);

/// <summary>An array.</summary>
public sealed record ArrayPlan(EquatableArray<ExpressionPlan> Items) : ExpressionPlan
{
    /// <summary><c>[]</c>.</summary>
    public static ArrayPlan Empty { get; } = new([]);
}

/// <summary>A moment given as a literal RFC 3339 timestamp.</summary>
/// <param name="UnixSeconds">Whole seconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Nanoseconds">0..999999999.</param>
public sealed record TimestampPlan(long UnixSeconds, int Nanoseconds) : ExpressionPlan;

/// <summary>A JSONPath.</summary>
/// <param name="Root">What it starts from.</param>
/// <param name="Variable">The variable's name when <paramref name="Root"/> is <see cref="PathRoot.Variable"/>, else empty.</param>
/// <param name="Steps">The steps after the root.</param>
/// <param name="IsDefinite">True when only names and single indexes occur: the value or an error; false: an array of matches.</param>
/// <param name="Text">The path as written, for error texts.</param>
/// <param name="Field">For error texts: the template key with its <c>.$</c> (<c>id.$</c>), or the field's name (<c>InputPath</c>, <c>ErrorPath</c>,
/// <c>SecondsPath</c>, <c>Variable</c>).</param>
/// <param name="Use">Which family of error texts a missing value belongs to.</param>
public sealed record PathPlan(
    PathRoot Root,
    string Variable,
    EquatableArray<PathStepPlan> Steps,
    bool IsDefinite,
    string Text,
    string Field,
    PathUse Use) : ExpressionPlan
{
    /// <summary>What it reads where it meets an object of C#; null where none is expected.</summary>
    public TypedReadPlan? Typed { get; init; }
}

/// <summary>A path through objects of C#.</summary>
/// <param name="Root">The type of the object that it starts from.</param>
/// <param name="Members">The members, one in the other.</param>
public sealed record TypedReadPlan(string Root, EquatableArray<ContractMember> Members);

/// <summary>A parameter of the call that the expression belongs to.</summary>
/// <param name="Number">Its number.</param>
public sealed record ParameterPlan(int Number) : ExpressionPlan;

/// <summary>What a path starts from.</summary>
public enum PathRoot
{
    /// <summary><c>$</c>: the current data of the field.</summary>
    Data,

    /// <summary><c>$$</c>: the Context object.</summary>
    Context,

    /// <summary><c>$name</c>: a variable.</summary>
    Variable,
}

/// <summary>Which family of error texts a missing value belongs to (reference 9.2).</summary>
public enum PathUse
{
    /// <summary>A template value, <c>ErrorPath</c> or <c>CausePath</c>.</summary>
    Template,

    /// <summary>A field that holds a bare path: <c>InputPath</c>, <c>OutputPath</c>, <c>ItemsPath</c>, <c>SecondsPath</c> and their like.</summary>
    Field,

    /// <summary>An argument of an intrinsic function.</summary>
    Argument,

    /// <summary>A Choice rule's <c>Variable</c> or <c>…Path</c> operand.</summary>
    Choice,
}

/// <summary>A call of an intrinsic function (reference 4.4).</summary>
/// <param name="Function">The name without <c>States.</c>, such as <c>Format</c>.</param>
/// <param name="Arguments">Literals, paths (with <see cref="PathUse.Argument"/>) and calls. The literal template of <c>Format</c> has its escapes yet.</param>
/// <param name="Text">This call as written, for error texts.</param>
/// <param name="Field">The template key with its <c>.$</c>, or the field's name.</param>
/// <param name="HasRightCount">Whether the function takes so many arguments; else the call fails when it runs.</param>
public sealed record IntrinsicPlan(
    string Function, EquatableArray<ExpressionPlan> Arguments, string Text, string Field, bool HasRightCount = true) : ExpressionPlan;
