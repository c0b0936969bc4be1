namespace AslSharp.Compiler.JsonPath;

/// <summary>A path alone: it finds something.</summary>
public sealed class ExistsFilterSyntax : FilterSyntax
{
    internal ExistsFilterSyntax(JsonPathSyntax path)
        : base(path.Span) => Path = path;

    /// <summary>The path that must find something.</summary>
    public JsonPathSyntax Path { get; }
}
