using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// The pattern of <c>StringMatches</c>, taken apart at build time: the literal texts between its stars, escapes undone (ASL section 8.3).
/// <c>a*\*</c> is <c>("a", "*")</c>; a pattern without a star is one part.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StringPattern
{
    private readonly string[] _parts;
    private readonly int _length;

    /// <summary>Creates a pattern.</summary>
    /// <param name="literalParts">The parts, of which there is at least one; empty where the pattern starts or ends with a star.</param>
    /// <exception cref="ArgumentException">No part.</exception>
    public StringPattern(params string[] literalParts)
    {
        if (literalParts.Length == 0)
            throw new ArgumentException("A pattern has at least one part.", nameof(literalParts));
        _parts = literalParts;
        foreach (var part in literalParts)
            _length += part.Length;
    }

    /// <summary>Whether the whole text fits the pattern.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Whether it fits; case and every character count.</returns>
    internal bool Matches(string text)
    {
        if (_parts.Length == 1)
            return string.Equals(text, _parts[0], StringComparison.Ordinal);
        if (text.Length < _length || !text.StartsWith(_parts[0], StringComparison.Ordinal) || !text.EndsWith(_parts[^1], StringComparison.Ordinal))
            return false;
        // The ends are fixed; each part between takes its first place after the former one, which leaves most room for the next.
        var rest = text.AsSpan(_parts[0].Length, text.Length - _parts[0].Length - _parts[^1].Length);
        for (var i = 1; i < _parts.Length - 1; i++)
        {
            var at = rest.IndexOf(_parts[i], StringComparison.Ordinal);
            if (at < 0)
                return false;
            rest = rest[(at + _parts[i].Length)..];
        }

        return true;
    }
}
