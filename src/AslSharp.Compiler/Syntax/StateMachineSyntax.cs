namespace AslSharp.Compiler.Syntax;

/// <summary>A whole definition with its fields read.</summary>
/// <param name="Scope">The outermost scope.</param>
/// <param name="Language">The machine's query language.</param>
public sealed record StateMachineSyntax(ScopeSyntax Scope, QueryLanguage Language)
{
    /// <summary>The machine's <c>Comment</c>, or null.</summary>
    public string? Comment => Scope.Fields.Text("Comment")?.Value;

    /// <summary>The machine's <c>TimeoutSeconds</c>, or null.</summary>
    public long? TimeoutSeconds => Scope.Fields.Integer("TimeoutSeconds");
}
