using System.Text;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Shapes;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Cli.Types;

/// <summary>Writes types as C#: the class of the machine, the interface of its tasks, and a record for each object.</summary>
internal sealed class CSharpTypes
{
    private const string AnyValue = "AslValue";

    // More parameters than anybody wants to count.
    private const int MostParameters = 5;

    private readonly Dictionary<string, string> _records = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names;
    private readonly StringBuilder _text = new();
    private bool _namesMembers;

    private CSharpTypes(StateMachineTarget target) => _names = new HashSet<string>([target.ClassName, target.InterfaceName, AnyValue], StringComparer.Ordinal);

    /// <summary>Writes a C# file.</summary>
    /// <param name="types">The types.</param>
    /// <param name="target">The names of the machine.</param>
    /// <param name="file">The definition as the attribute names it.</param>
    internal static string Write(MachineTypes types, StateMachineTarget target, string file) => new CSharpTypes(target).WriteFile(types, target, file);

    private string WriteFile(MachineTypes types, StateMachineTarget target, string file)
    {
        var name = target.InterfaceName["I".Length..^"Tasks".Length];
        var input = TypeOf(types.Input, name + "Input");
        var methods = new StringBuilder();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var task in types.Tasks)
        {
            // A name that another has is declared by hand, with the attribute that says whose it is.
            var method = MethodOf(task.State);
            var isOther = !taken.Add(method);
            for (var i = 2; isOther && !taken.Add(method + i); i++)
            {
            }

            if (methods.Length > 0) methods.AppendLine();
            if (isOther) methods.Append("    [TaskState(").Append(SymbolDisplay.FormatLiteral(task.State, quote: true)).AppendLine(")]");
            var final = isOther ? taken.Last() : method;
            var parameters = Parameters(task, method);
            var result = task.Result is null ? "Task" : $"Task<{TypeOf(task.Result, method + "Result", isOwn: true)}>";
            methods.Append("    ").Append(result).Append(' ').Append(final).Append('(').Append(parameters).AppendLine("CancellationToken cancellationToken);");
        }

        // Where the machine ends in several ways, one type for all of them is for the developer to find.
        var output = types.Output.Object is null || types.Output.Object.IsOpen || MembersOf(types.Output).Exists(static member => !member.IsRequired)
            ? AnyValue
            : TypeOf(types.Output, name + "Output");
        var arguments = (input == AnyValue ? "" : $", Input = typeof({input})") + (output == AnyValue ? "" : $", Output = typeof({output.TrimEnd('?')})");
        var head = new StringBuilder();
        if (_namesMembers) head.AppendLine("using System.Text.Json.Serialization;");
        head.AppendLine("using AslSharp;").AppendLine();
        if (target.Namespace.Length > 0) head.Append("namespace ").Append(target.Namespace).AppendLine(";").AppendLine();
        head.Append("[StateMachine(").Append(SymbolDisplay.FormatLiteral(file, quote: true)).Append(arguments).AppendLine(")]");
        head.Append("public sealed partial class ").Append(target.ClassName).AppendLine(";");
        if (methods.Length > 0)
            head.AppendLine().Append("public partial interface ").AppendLine(target.InterfaceName).AppendLine("{").Append(methods).AppendLine("}");
        return head.Append(_text).ToString().ReplaceLineEndings("\n");
    }

    private static string MethodOf(string state)
    {
        var method = TargetNames.TaskMethod(state);
        return method.Length > "Async".Length ? method[..^"Async".Length] : method;
    }

    private string Parameters(TaskTypes task, string method)
    {
        var members = MembersOf(task.Parameter);
        if (task.IsPutTogether && members.Count is > 0 and <= MostParameters && task.Parameter.Object is { IsOpen: false } && members.All(IsParameter))
        {
            var types = members.Select(member => (member.Name, Type: MemberType(member, method))).ToList();
            // One alone is a member where its type is simple, and else the whole.
            if (types.Count > 1 || IsSimple(types[0].Type))
                return string.Concat(types.Select(static each => $"{each.Type} {Escape(each.Name)}, "));
        }

        return $"{TypeOf(task.Parameter, method + "Input")} input, ";

        static bool IsParameter(MemberShape member)
            => member.IsRequired && SyntaxFacts.IsValidIdentifier(member.Name) && char.IsLower(member.Name[0])
                && member.Name is not ("cancellationToken" or "input");
    }

    private static bool IsSimple(string type) => type.TrimEnd('?') is "string" or "bool" or "long" or "decimal";

    // What two tasks give may look alike, and mean something else: each result has a record of its own.
    private string TypeOf(Shape shape, string name, bool isOwn = false)
    {
        var kinds = shape.Kinds & ShapeKinds.Json & ~ShapeKinds.Null;
        var type = kinds switch
        {
            ShapeKinds.None => AnyValue,
            ShapeKinds.String => "string",
            ShapeKinds.Array
                => shape.Array is { Element.IsNever: false } array ? $"IReadOnlyList<{TypeOf(array.Element, Singular(name))}>" : $"IReadOnlyList<{AnyValue}>",
            ShapeKinds.Object when MembersOf(shape).Count > 0 => RecordOf(shape, name, isOwn),
            _ when (kinds & ~ShapeKinds.Boolean) == 0 => "bool",
            _ when (kinds & ~ShapeKinds.Integer) == 0 => "long",
            _ when (kinds & ~ShapeKinds.Number) == 0 => "decimal",
            _ => AnyValue,
        };
        // Any value may be null as it is.
        return type != AnyValue && (shape.Kinds & ShapeKinds.Null) != 0 ? type + "?" : type;
    }

    private string MemberType(MemberShape member, string owner)
    {
        var type = TypeOf(member.Shape, Own(Pascal(member.Name), owner));
        return member.IsRequired || type.EndsWith('?') ? type : type + "?";
    }

    // What is called after its own member says little: the record of an order's items is OrderItem.
    private static string Own(string name, string owner)
    {
        foreach (var ending in (string[])["Input", "Output", "Result"])
        {
            if (owner.EndsWith(ending, StringComparison.Ordinal)) owner = owner[..^ending.Length];
        }

        return owner + name;
    }

    private string RecordOf(Shape shape, string name, bool isOwn)
    {
        var names = new RecordProperties(name);
        var members = MembersOf(shape).Select(member => (member.Name, Property: names.Name(member.Name), Type: MemberType(member, name))).ToList();
        var signature = string.Join(", ", members.Select(static member => $"{member.Type} {member.Name}"));
        if (!isOwn && _records.TryGetValue(signature, out var known)) return known;
        var unique = name;
        for (var i = 2; !_names.Add(unique); i++) unique = name + i;
        _records.TryAdd(signature, unique);
        var properties = members.Select(member =>
        {
            if (NamingPolicy.CamelCase.Apply(member.Property) == member.Name) return $"{member.Type} {Escape(member.Property)}";
            _namesMembers = true;
            return $"[property: JsonPropertyName({SymbolDisplay.FormatLiteral(member.Name, quote: true)})] {member.Type} {Escape(member.Property)}";
        });
        _text.AppendLine().Append("public sealed record ").Append(unique).Append('(').AppendJoin(", ", properties).AppendLine(");");
        return unique;
    }

    private static List<MemberShape> MembersOf(Shape shape)
        => shape.Object is null ? [] : [.. shape.Object.Members.Where(static member => !Need.IsMark(member.Name))];

    private static string Pascal(string text) => MethodOf(text + " async");

    private static string Singular(string name)
        => name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y"
            : name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal) ? name[..^1]
            : name + "Item";

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
