namespace AslSharp.Compiler.JsonPath;

/// <summary>A path as an operand: it starts with <c>@</c> or <c>$</c>.</summary>
public sealed class PathReferenceSyntax : PathOperandSyntax
{
    internal PathReferenceSyntax(JsonPathSyntax path)
        : base(path.Span) => Path = path;

    /// <summary>The path; its root is <see cref="PathRootKind.Current"/> or <see cref="PathRootKind.Data"/>.</summary>
    public JsonPathSyntax Path { get; }
}
