using System.Text;

namespace AslSharp.Cli.Sam;

/// <summary>The ids of a template's resources: letters and digits, each given once.</summary>
internal sealed class LogicalIds
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives an id.</summary>
    /// <param name="name">What the resource is called.</param>
    /// <param name="kind">What the id ends with.</param>
    internal string Give(string name, string kind)
    {
        var pascal = Pascal(Placeholders.Pattern().Replace(name, ""));
        var wanted = pascal.EndsWith(kind, StringComparison.Ordinal) ? pascal : pascal + kind;
        var id = wanted;
        for (var i = 2; !_taken.Add(id); i++) id = wanted + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return id;
    }

    /// <summary>Keeps an id from being given.</summary>
    internal void Take(string id) => _taken.Add(id);

    /// <summary>Whether two names are the same but for how their words are parted.</summary>
    internal static bool IsSame(string left, string right) => string.Equals(Pascal(left), Pascal(right), StringComparison.OrdinalIgnoreCase);

    private static string Pascal(string name)
    {
        var text = new StringBuilder();
        var isStart = true;
        foreach (var character in name)
        {
            if (char.IsAsciiLetterOrDigit(character)) text.Append(isStart ? char.ToUpperInvariant(character) : character);
            isStart = !char.IsAsciiLetterOrDigit(character);
        }

        return text.ToString();
    }
}
