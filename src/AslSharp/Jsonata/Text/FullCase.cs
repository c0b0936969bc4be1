using System.Buffers;
using System.Globalization;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>
/// Upper and lower case as ECMAScript has it: by the full mapping of Unicode, where one letter may become several. .NET maps one by one.
/// </summary>
internal static class FullCase
{
    // Letters whose capitals are several, each followed by them; from SpecialCasing.txt, without conditions and languages. Before them the two
    // whose capital is ASCII, which .NET leaves as they are.
    private const string Expansions =
        "\u0131I|\u017FS|\u00DFSS|\u0149\u02BCN|\u01F0J\u030C|\u0390\u0399\u0308\u0301|\u03B0\u03A5\u0308\u0301|\u0587\u0535\u0552|\u1E96H\u0331|\u1E97T\u0308|" +
        "\u1E98W\u030A|\u1E99Y\u030A|\u1E9AA\u02BE|\u1F50\u03A5\u0313|\u1F52\u03A5\u0313\u0300|\u1F54\u03A5\u0313\u0301|\u1F56\u03A5\u0313\u0342|" +
        "\u1FB3\u0391\u0399|\u1FBC\u0391\u0399|\u1FC3\u0397\u0399|\u1FCC\u0397\u0399|\u1FF3\u03A9\u0399|\u1FFC\u03A9\u0399|\u1FB2\u1FBA\u0399|" +
        "\u1FB4\u0386\u0399|\u1FC2\u1FCA\u0399|\u1FC4\u0389\u0399|\u1FF2\u1FFA\u0399|\u1FF4\u038F\u0399|\u1FB6\u0391\u0342|\u1FB7\u0391\u0342\u0399|" +
        "\u1FC6\u0397\u0342|\u1FC7\u0397\u0342\u0399|\u1FD2\u0399\u0308\u0300|\u1FD3\u0399\u0308\u0301|\u1FD6\u0399\u0342|\u1FD7\u0399\u0308\u0342|" +
        "\u1FE2\u03A5\u0308\u0300|\u1FE3\u03A5\u0308\u0301|\u1FE4\u03A1\u0313|\u1FE6\u03A5\u0342|\u1FE7\u03A5\u0308\u0342|\u1FF6\u03A9\u0342|" +
        "\u1FF7\u03A9\u0342\u0399|\uFB00FF|\uFB01FI|\uFB02FL|\uFB03FFI|\uFB04FFL|\uFB05ST|\uFB06ST|\uFB13\u0544\u0546|\uFB14\u0544\u0535|" +
        "\uFB15\u0544\u053B|\uFB16\u054E\u0546|\uFB17\u0544\u053D";

    private const char DottedCapitalI = '\u0130';
    private const char Kelvin = '\u212A';
    private const char CapitalSigma = '\u03A3';
    private const char FinalSigma = '\u03C2';

    private static readonly Dictionary<char, string> Capitals = ReadExpansions();
    private static readonly SearchValues<char> Expanding = SearchValues.Create([.. Capitals.Keys]);

    internal static string ToUpper(string text)
    {
        if (Ascii.IsValid(text) || text.AsSpan().IndexOfAny(Expanding) < 0) return text.ToUpperInvariant();
        var builder = new StringBuilder(text.Length + 8);
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Expanding); at >= 0; at = rest.IndexOfAny(Expanding))
        {
            builder.Append(rest[..at].ToString().ToUpperInvariant()).Append(Capitals[rest[at]]);
            rest = rest[(at + 1)..];
        }

        return builder.Append(rest.ToString().ToUpperInvariant()).ToString();
    }

    internal static string ToLower(string text)
    {
        if (Ascii.IsValid(text) || text.AsSpan().IndexOfAny(DottedCapitalI, CapitalSigma, Kelvin) < 0) return text.ToLowerInvariant();
        var builder = new StringBuilder(text.Length + 8);
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (DottedCapitalI or CapitalSigma or Kelvin)) continue;
            builder.Append(text[start..i].ToLowerInvariant());
            if (text[i] == DottedCapitalI) builder.Append("i\u0307");
            else builder.Append(text[i] == Kelvin ? 'k' : EndsWord(text, i) ? FinalSigma : '\u03C3');
            start = i + 1;
        }

        return builder.Append(text[start..].ToLowerInvariant()).ToString();
    }

    /// <summary>Whether a letter stands before this place and none behind it.</summary>
    private static bool EndsWord(string text, int index)
    {
        var before = index - 1;
        while (before >= 0 && IsIgnorable(text[before])) before--;
        if (before < 0 || !IsCased(text[before])) return false;
        var behind = index + 1;
        while (behind < text.Length && IsIgnorable(text[behind])) behind++;
        return behind == text.Length || !IsCased(text[behind]);
    }

    private static bool IsCased(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;

    private static bool IsIgnorable(char character) => character is '\'' or '.' or ':' or '\u00B7' or '\u2019' || char.GetUnicodeCategory(character)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter
            or UnicodeCategory.ModifierSymbol;

    private static Dictionary<char, string> ReadExpansions()
    {
        var capitals = new Dictionary<char, string>();
        foreach (var entry in Expansions.Split('|')) capitals.Add(entry[0], entry[1..]);
        // Greek vowels with iota below: eight small ones with breathings and accents, then their eight capitals, each giving the capital and an iota.
        for (var i = 0; i < 48; i++)
        {
            var letter = (char)(0x1F80 + i);
            var first = (i / 16) switch
            {
                0 => 0x1F08,
                1 => 0x1F28,
                _ => 0x1F68,
            };
            capitals.Add(letter, $"{(char)(first + (i % 8))}\u0399");
        }

        return capitals;
    }
}
