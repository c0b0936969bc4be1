using System.Text;
using AslSharp.Compiler.Planning;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Compiler.Emit;

/// <summary>
/// The names that a definition gives its C# when nobody chose others: <c>order.asl.json</c> becomes <c>OrderStateMachine</c> with
/// <c>IOrderTasks</c>. Every host names machines by these rules.
/// </summary>
public static class TargetNames
{
    /// <summary>What the name of a definition's file ends with, in any case of letters.</summary>
    public const string FileExtension = ".asl.json";

    private const string AsyncSuffix = "Async";
    private const string ClassSuffix = "StateMachine";

    private const int LongestHintName = 200;

    private const int LongestNamespace = 700;

    // What SurfaceEmitter puts into every class, and what a class inherits.
    private static readonly string[] Members =
        ["States", "Description", "WithoutTasks", "StartAsync", "RunAsync", "ExecuteAsync", "ResumeAsync", SurfaceEmitter.DirectStart, SurfaceEmitter.Tasks];

    /// <summary>Whether a file is a definition, by its name.</summary>
    /// <param name="path">A path or file name.</param>
    public static bool IsDefinition(string path) => path.EndsWith(FileExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The machine's name: the file's, without folders and <c>.asl.json</c>.</summary>
    /// <param name="path">A path or file name, with slashes of either kind.</param>
    public static string Machine(string path)
    {
        var name = File(path);
        return IsDefinition(name) ? name.Substring(0, name.Length - FileExtension.Length) : name;
    }

    /// <summary>The class for a file: its words in PascalCase with <c>StateMachine</c> behind, which is not written twice.</summary>
    /// <param name="path">A path or file name, with slashes of either kind.</param>
    public static string Class(string path)
    {
        var words = NameTable.Shorten(NameTable.ToPascal(Machine(path)));
        if (words == "_") return ClassSuffix;
        // IStateMachine is the interface of all machines; a class of that name would hide it.
        var isComplete = words.EndsWith(ClassSuffix, StringComparison.Ordinal) && words != "I" + ClassSuffix;
        return isComplete ? words : words + ClassSuffix;
    }

    /// <summary>The tasks interface of a class: <c>ICheckoutTasks</c> for <c>Checkout</c>, <c>IOrderTasks</c> for <c>OrderStateMachine</c>.</summary>
    /// <param name="className">The class, with or without the <c>@</c> of a keyword.</param>
    public static string Interface(string className)
    {
        var name = className.TrimStart('@');
        if (name.Length > ClassSuffix.Length && name.EndsWith(ClassSuffix, StringComparison.Ordinal))
            name = name.Substring(0, name.Length - ClassSuffix.Length);
        var bare = name.TrimStart('_');
        return $"I{(bare.Length == 0 ? name : bare)}Tasks";
    }

    /// <summary>The method of a Task state: its name as an identifier, with <c>Async</c> behind it, which is not written twice.</summary>
    /// <param name="stateName">The state's name.</param>
    public static string TaskMethod(string stateName)
    {
        var name = NameTable.Shorten(NameTable.ToPascal(stateName));
        return name.Length > AsyncSuffix.Length && name.EndsWith(AsyncSuffix, StringComparison.Ordinal) ? name : name + AsyncSuffix;
    }

    /// <summary>Whether a method that the user declared has the name of a Task state; <c>Async</c> behind it does not count.</summary>
    /// <param name="method">The method's name.</param>
    /// <param name="stateName">The state's name.</param>
    public static bool IsTaskMethod(string method, string stateName) => TaskMethod(stateName) is var name && (method == name || method + AsyncSuffix == name);

    /// <summary>The namespace for a file: the project's, then the folders, each made an identifier as Visual Studio makes it.</summary>
    /// <param name="rootNamespace">The project's namespace; may be empty.</param>
    /// <param name="relativePath">The file's path inside the project, with slashes of either kind.</param>
    public static string Namespace(string rootNamespace, string relativePath)
    {
        var folders = relativePath.Split('/', '\\');
        var parts = rootNamespace.Split('.').Concat(folders.Take(folders.Length - 1).SelectMany(static folder => folder.Split('.')));
        var name = string.Join(".", parts.Where(static part => part.Trim().Length > 0).Select(static part => NameTable.Escape(Part(part.Trim()))));
        // Metadata takes no longer name; a deeper folder then adds nothing.
        return name.Length <= LongestNamespace ? name : name.Substring(0, Math.Max(name.LastIndexOf('.', LongestNamespace), 0));
    }

    /// <summary>Whether every state machine class has a member of that name, so that the class itself cannot have it.</summary>
    /// <param name="className">The class, without <c>@</c>.</param>
    public static bool IsMember(string className) => Members.Contains(className);

    /// <summary>Puts the names of one machine together.</summary>
    /// <param name="path">The definition's path or file name, with slashes of either kind.</param>
    /// <param name="namespace">The namespace; empty for the global one.</param>
    /// <param name="className">The class; null for the one that the file's name gives.</param>
    /// <param name="accessibility"><c>public</c> or <c>internal</c>.</param>
    public static StateMachineTarget Target(string path, string @namespace, string? className = null, string accessibility = "public")
    {
        var name = (className ?? Class(path)).TrimStart('@');
        return new StateMachineTarget(
            @namespace,
            NameTable.Escape(name),
            Interface(name),
            accessibility,
            Machine(path),
            File(path),
            HintName(@namespace, name));
    }

    // Roslyn takes few characters besides letters and digits, and the name may become that of a file on a disk.
    private static string HintName(string @namespace, string className)
    {
        var name = $"{(@namespace.Length == 0 ? "" : @namespace.Replace("@", "") + ".")}{className}";
        var start = Math.Max(0, name.Length - LongestHintName);
        var builder = new StringBuilder(name.Length - start + 5);
        for (var i = start; i < name.Length; i++) builder.Append(char.IsLetterOrDigit(name[i]) || name[i] is '.' or '_' ? name[i] : '_');
        return builder.Append(".g.cs").ToString();
    }

    private static string File(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);

    private static string Part(string text)
    {
        var name = text.TrimStart('@');
        var builder = new StringBuilder(name.Length + 1);
        foreach (var character in name) builder.Append(SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_');
        if (builder.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(builder[0])) builder.Insert(0, '_');
        return builder.ToString();
    }
}
