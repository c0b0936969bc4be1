using System.Text;
using System.Text.RegularExpressions;

namespace AslSharp.Compiler.Text;

/// <summary>What the setting of a function calls its handler, by how definitions name the function. Templates and emitted code agree by it.</summary>
public static class FunctionHandler
{
    // What placeholders for functions and machines end with to say what they stand for.
    private static readonly string[] Kinds =
    [
        "StateMachineArn", "MachineArn", "LambdaArn", "FunctionArn", "FunctionName", "LambdaName", "Function", "Lambda", "StateMachine", "Arn", "Name",
    ];

    private static readonly Regex Placeholders = new(@"\$\{(\w+)\}", RegexOptions.CultureInvariant);

    /// <summary>The handler of a function.</summary>
    /// <param name="name">The function's name, without what an ARN has around it: <c>charge-card</c>, <c>${ChargeCardFunctionArn}</c>.</param>
    /// <returns>The name without placeholders; where all of it is one, what that stands for: <c>charge-card</c>. It may be empty.</returns>
    public static string Of(string name)
    {
        var match = Placeholders.Match(name);
        return match.Success && match.Length == name.Length ? Kebab(WithoutKind(match.Groups[1].Value)) : Placeholders.Replace(name, "").Trim('-', '_');
    }

    /// <summary>A placeholder's name without what says only that it is a function or an ARN.</summary>
    /// <param name="name">The name.</param>
    public static string WithoutKind(string name)
    {
        var kind = Kinds.FirstOrDefault(each => name.EndsWith(each, StringComparison.OrdinalIgnoreCase) && name.Length > each.Length);
        return kind is null ? name : name.Substring(0, name.Length - kind.Length).TrimEnd('_');
    }

    /// <summary><c>resizeImage</c> becomes <c>resize-image</c>.</summary>
    /// <param name="name">The name.</param>
    public static string Kebab(string name)
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
}
