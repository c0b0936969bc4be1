namespace AslSharp.Runtime;

/// <summary>One evaluation of a query: the steps, the document that filters may refer to, and what matched so far.</summary>
internal sealed class JsonPathSearch(JsonPathQuery query, JsonPathToken[] tokens, AslValue root)
{
    public JsonPathQuery Query { get; } = query;

    public AslValue Root { get; } = root;

    public List<AslValue> Matches { get; } = [];

    public ReadOnlySpan<JsonPathToken> Tokens => tokens;

    /// <summary>Goes on with the step at a position, or notes a match behind the last.</summary>
    public void Continue(int position, AslValue node)
    {
        if (position == tokens.Length)
            Matches.Add(node);
        else
            tokens[position].Apply(this, position, node);
    }
}
