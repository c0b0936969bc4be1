using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>One evaluation of a query: the steps, the document that filters may refer to, and what matched so far.</summary>
internal sealed class JsonPathSearch(JsonPathQuery query, JsonPathToken[] tokens, AslValue root, JsonPathSearch.Budget budget)
{
    public JsonPathQuery Query { get; } = query;

    public AslValue Root { get; } = root;

    /// <summary>What may still be done; shared with the searches that filters make for this one.</summary>
    public Budget Left { get; } = budget;

    public List<AslValue> Matches { get; } = [];

    public ReadOnlySpan<JsonPathToken> Tokens => tokens;

    /// <summary>Goes on with the step at a position, or notes a match behind the last.</summary>
    public void Continue(int position, AslValue node)
    {
        if (position == tokens.Length)
        {
            Left.Take(Budget.Match);
            Matches.Add(node);
            return;
        }

        Left.Take(1);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new RuntimeFault($"The path '{Query.Text}' leads too deep.");
        tokens[position].Apply(this, position, node);
    }

    /// <summary>
    /// Bounds the work of a path with all of its filters: some take longer than anybody can wait, over documents of no great size.
    /// Counted, not timed, so that a replay comes to the same end.
    /// </summary>
    internal sealed class Budget(JsonPathQuery query)
    {
        /// <summary>What a match costs: it stays in memory.</summary>
        public const int Match = 8;

        // Some tenths of a second.
        private const int Most = 1 << 24;

        private int _left = Most;

        /// <summary>Some steps are taken.</summary>
        /// <exception cref="RuntimeFault">They were too many.</exception>
        public void Take(int steps)
        {
            if ((_left -= steps) < 0) throw new RuntimeFault($"The path '{query.Text}' takes more than {Most} steps in its input.");
            Interruption.Spend(steps);
        }

        /// <summary>Compares two values.</summary>
        /// <exception cref="RuntimeFault">That takes too many steps.</exception>
        public bool AreEqual(AslValue left, AslValue right) => AslValue.DeepEquals(left, right, ref _left);
    }
}
