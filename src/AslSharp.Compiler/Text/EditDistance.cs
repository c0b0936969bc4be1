namespace AslSharp.Compiler.Text;

/// <summary>How far two words are apart, for "did you mean".</summary>
public static class EditDistance
{
    // Longer texts are no typing mistakes of each other, and the work grows with the product of the lengths.
    private const int MaximumLength = 80;

    /// <summary>
    /// The number of characters to insert, remove or replace to turn one text into the other;
    /// <see cref="int.MaxValue"/> where one is longer than 80 characters.
    /// </summary>
    /// <param name="left">One text, case-sensitive.</param>
    /// <param name="right">The other.</param>
    public static int Between(string left, string right)
    {
        if (left.Length > MaximumLength || right.Length > MaximumLength)
            return int.MaxValue;
        var above = Enumerable.Range(0, right.Length + 1).ToArray();
        var row = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(row[j - 1], above[j]) + 1);
            }

            (above, row) = (row, above);
        }

        return above[right.Length];
    }
}
