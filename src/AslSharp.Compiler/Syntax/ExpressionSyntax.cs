using System.Collections.Immutable;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.JsonPath;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Syntax;

/// <summary>A value of a state: constant, path, intrinsic call, JSONata expression, or a template made of these.</summary>
public abstract class ExpressionSyntax(JsonValueSyntax node)
{
    /// <summary>The JSON it was read from.</summary>
    public JsonValueSyntax Node { get; } = node;

    /// <summary>Where it stands.</summary>
    public TextSpan Span => Node.Span;
}

/// <summary>JSON that is copied as it is, whatever it holds.</summary>
public sealed class ConstantExpressionSyntax(JsonValueSyntax node) : ExpressionSyntax(node);

/// <summary>A timestamp written out.</summary>
public sealed class TimestampExpressionSyntax(JsonStringSyntax node, long unixSeconds, int nanoseconds) : ExpressionSyntax(node)
{
    /// <summary>Whole seconds since 1970-01-01T00:00:00Z.</summary>
    public long UnixSeconds { get; } = unixSeconds;

    /// <summary>The rest, 0..999999999.</summary>
    public int Nanoseconds { get; } = nanoseconds;
}

/// <summary>An object of a template with something to compute in it.</summary>
public sealed class ObjectExpressionSyntax(JsonObjectSyntax node, ImmutableArray<MemberSyntax> members) : ExpressionSyntax(node)
{
    /// <summary>The members in document order.</summary>
    public ImmutableArray<MemberSyntax> Members { get; } = members;
}

/// <summary>A member of a template's object.</summary>
/// <param name="Name">The name without a trailing <c>.$</c>.</param>
/// <param name="Property">The property as it stands in the file.</param>
/// <param name="Value">Its value.</param>
public sealed record MemberSyntax(string Name, JsonPropertySyntax Property, ExpressionSyntax Value);

/// <summary>An array of a template with something to compute in it.</summary>
public sealed class ArrayExpressionSyntax(JsonArraySyntax node, ImmutableArray<ExpressionSyntax> items) : ExpressionSyntax(node)
{
    /// <summary>The elements in order.</summary>
    public ImmutableArray<ExpressionSyntax> Items { get; } = items;
}

/// <summary>A path.</summary>
public sealed class PathExpressionSyntax(JsonStringSyntax node, JsonPathSyntax path, string field, PathRole role, TextSpan span)
    : ExpressionSyntax(node)
{
    /// <summary>The parsed path.</summary>
    public JsonPathSyntax Path { get; } = path;

    /// <summary>The template key with its <c>.$</c>, or the field's name.</summary>
    public string Field { get; } = field;

    /// <summary>What the path is written for.</summary>
    public PathRole Role { get; } = role;

    /// <summary>The characters of the path, which may be a part of the string only.</summary>
    public TextSpan PathSpan { get; } = span;
}

/// <summary>A call of an intrinsic function.</summary>
public sealed class CallExpressionSyntax(
    JsonStringSyntax node, IntrinsicFunction function, string text, string field, ImmutableArray<ExpressionSyntax> arguments)
    : ExpressionSyntax(node)
{
    /// <summary>The function.</summary>
    public IntrinsicFunction Function { get; } = function;

    /// <summary>The call as written.</summary>
    public string Text { get; } = text;

    /// <summary>The template key with its <c>.$</c>, or the field's name.</summary>
    public string Field { get; } = field;

    /// <summary>The arguments in order.</summary>
    public ImmutableArray<ExpressionSyntax> Arguments { get; } = arguments;
}

/// <summary>A literal among the arguments of an intrinsic call.</summary>
public sealed class ArgumentLiteralSyntax(JsonStringSyntax node, JsonSyntaxKind kind, string text, string template) : ExpressionSyntax(node)
{
    /// <summary>What the literal is.</summary>
    public JsonSyntaxKind Kind { get; } = kind;

    /// <summary>A string's value, a number's text.</summary>
    public string Text { get; } = text;

    /// <summary>A string as written, with its escapes; empty for the others.</summary>
    public string Template { get; } = template;
}
