namespace AslSharp.Cli.Cases;

/// <summary>Compares results of JSONata, whose numbers are doubles.</summary>
internal static class JsonataComparison
{
    /// <summary>Whether two values are equal.</summary>
    /// <param name="expected">One.</param>
    /// <param name="actual">The other.</param>
    /// <param name="isUnordered">Whether the items of the outermost array may come in any order.</param>
    internal static bool AreEqual(AslValue expected, AslValue actual, bool isUnordered)
    {
        if (expected.Kind != actual.Kind) return false;
        switch (expected.Kind)
        {
            case AslKind.Number:
                return expected.GetDouble() == actual.GetDouble();
            case AslKind.Object:
                var other = actual;
                return expected.Count == actual.Count
                    && expected.Properties.ToArray().All(property => AreEqual(property.Value, other[property.Name], isUnordered: false));
            case AslKind.Array:
                return expected.Count == actual.Count
                    && (isUnordered
                        ? HaveSameItems(expected, actual)
                        : expected.Items.ToArray().Zip(actual.Items.ToArray()).All(static pair => AreEqual(pair.First, pair.Second, isUnordered: false)));
            default:
                return expected == actual;
        }
    }

    private static bool HaveSameItems(AslValue expected, AslValue actual)
    {
        var left = actual.Items.ToArray().ToList();
        foreach (var item in expected.Items)
        {
            var index = left.FindIndex(candidate => AreEqual(item, candidate, isUnordered: false));
            if (index < 0) return false;
            left.RemoveAt(index);
        }

        return true;
    }
}
