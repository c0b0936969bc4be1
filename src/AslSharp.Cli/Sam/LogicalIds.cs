using System.Text;

namespace AslSharp.Cli.Sam;

/// <summary>The ids of a template's resources: letters and digits, each given once.</summary>
internal sealed class LogicalIds
{
    // What placeholders for functions and machines end with to say what they stand for.
    private static readonly string[] Kinds =
    [
        "StateMachineArn", "MachineArn", "LambdaArn", "FunctionArn", "FunctionName", "LambdaName", "Function", "Lambda", "StateMachine", "Arn", "Name",
    ];

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

    /// <summary>A placeholder's name without what says only that it is a function or an ARN.</summary>
    internal static string WithoutKind(string name)
    {
        var kind = Kinds.FirstOrDefault(each => name.EndsWith(each, StringComparison.OrdinalIgnoreCase) && name.Length > each.Length);
        return kind is null ? name : name[..^kind.Length].TrimEnd('_');
    }

    /// <summary>Whether two names are the same but for how their words are parted.</summary>
    internal static bool IsSame(string left, string right) => string.Equals(Pascal(left), Pascal(right), StringComparison.OrdinalIgnoreCase);

    /// <summary><c>resizeImage</c> becomes <c>resize-image</c>.</summary>
    internal static string Kebab(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (IsStartOfWord(name, i)) text.Append('-');
            text.Append(name[i] == '_' ? '-' : char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    // A capital behind a small letter, or the last of several capitals: the L of myURLList.
    private static bool IsStartOfWord(string name, int index)
        => index > 0 && char.IsUpper(name[index]) && name[index - 1] != '_'
            && (char.IsLower(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));

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
