namespace AslSharp.Compiler.JsonPath;

/// <summary>A path.</summary>
public sealed class IntrinsicPathSyntax : IntrinsicArgumentSyntax
{
    internal IntrinsicPathSyntax(JsonPathSyntax path)
        : base(path.Span) => Path = path;

    /// <summary>The path; it may start with <c>$</c>, <c>$$</c> or a variable.</summary>
    public JsonPathSyntax Path { get; }

    /// <inheritdoc/>
    public override IntrinsicValueKind ValueKind => IntrinsicValueKind.Any;
}
