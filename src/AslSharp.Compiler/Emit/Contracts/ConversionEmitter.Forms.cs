using System.Globalization;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

// Objects that stand for their JSON.
internal sealed partial class ConversionEmitter
{
    private static string Form(string method) => method + "Form";

    private bool HasForm(ObjectDefinition type) => type.IsReference && _use.IsWritten(type.Name) && _held.CanHold(type.Name);

    private bool HasForm(ContractType type) => type is DefinedType defined && _definitions[defined.Name] is ObjectDefinition definition && HasForm(definition);

    // Of what is only read no object is at hand.
    private bool IsHeld(SequenceType sequence)
        => _held.CanHold(sequence) && (Bare(sequence.Item) is not DefinedType defined || _use.IsWritten(defined.Name));

    private static ContractType Bare(ContractType type) => type switch
    {
        OptionalType optional => Bare(optional.Value),
        SequenceType sequence => Bare(sequence.Item),
        _ => type,
    };

    private string ArrayForm(SequenceType sequence) => _scope + ArrayName(sequence);

    private static string AreFit(string arrayForm) => "AreFit" + arrayForm.Substring(0, arrayForm.Length - "Form".Length);

    // One for each type of items.
    private string ArrayName(SequenceType sequence)
    {
        var name = _arrays.Find(array => array.Type.Item == sequence.Item).Name;
        if (name is null)
        {
            name = _arrayNames.Pascal(Label(sequence.Item), "ArrayForm");
            _arrays.Add((sequence, name));
        }

        return name;
    }

    private string Label(ContractType type) => type switch
    {
        DefinedType defined => _methods[defined.Name],
        OptionalType optional => "Optional " + Label(optional.Value),
        SequenceType sequence => Label(sequence.Item) + " Array",
        _ => type.Name.Substring(type.Name.LastIndexOf('.') + 1),
    };

    /// <summary>The C# expression of a method that reads a path: the members of an object where it meets one, else as JSON.</summary>
    /// <param name="path">The members.</param>
    /// <param name="otherwise">The method that reads JSON.</param>
    /// <param name="hasPlace">Whether that is told, for its errors, where the path stands.</param>
    public string PathReader(TypedReadPlan path, string otherwise, bool hasPlace)
    {
        var key = $"{path.Root} {otherwise} {hasPlace}";
        if (_readers.TryGetValue(key, out var known)) return known.Name;
        var start = otherwise.IndexOf('.') + 1;
        var name = "Readers." + _readerNames.Pascal(otherwise.Substring(start, otherwise.LastIndexOf('.') - start));
        var (parameter, argument) = hasPlace ? (", string place", ", place") : ("", "");
        var source = "content." + string.Join(".", path.Members.Select(static member => member.Name));
        var text = $"internal static AslValue {name.Substring("Readers.".Length)}(AslValue root{parameter})\n"
            + $"    => {_scope}{Form(_methods[path.Root])}.TryGet(root, out var content) ? {WritePart(path.Members[path.Members.Count - 1].Type, source, "true")} : {otherwise}(root{argument});";
        _readers.Add(key, (name, text));
        return name;
    }

    /// <summary>Writes the methods that read paths.</summary>
    public void EmitReaders(SourceWriter writer)
    {
        if (_readers.Count == 0) return;
        writer.Line();
        writer.Line("// Paths: members of objects of C# where data are such, else as JSON.");
        using (writer.Block("file static class Readers"))
        {
            var isFirst = true;
            foreach (var (_, text) in _readers.Values)
            {
                if (!isFirst) writer.Line();
                writer.Lines(text);
                isFirst = false;
            }
        }
    }

    private void EmitForm(SourceWriter writer, ObjectDefinition type)
    {
        var name = _methods[type.Name];
        var members = type.Members.ToList();
        writer.Line(
            $"internal static readonly ObjectForm<{type.Name}> {Form(name)} = new(typeof({ProgramEmitter.Name}), [{string.Join(", ", members.Select(JsonName))}], Fits{name}, MemberOf{name});");
        writer.Line();
        writer.Line($"internal static AslValue Write{name}({type.Name}? value) => {Form(name)}.Write(value);");
        writer.Line();
        using (writer.Block($"private static AslValue MemberOf{name}({type.Name} value, int member, bool fits) => member switch", "};"))
        {
            for (var i = 0; i < members.Count; i++)
                writer.Line(
                    $"{i.ToString(CultureInfo.InvariantCulture)} => {WriteMember(members[i], WritePart(members[i].Type, "value." + members[i].Name, "fits"))},");
            writer.Line("_ => default,");
        }
    }

    // A part of an object that is known to fit is known to fit.
    private string WritePart(ContractType type, string source, string fits) => type switch
    {
        OptionalType { IsStruct: false } optional => WritePart(optional.Value, source, fits),
        DefinedType defined when HasForm(defined) => $"{_scope}{Form(_methods[defined.Name])}.Write({source}, {fits})",
        SequenceType sequence when IsHeld(sequence) => $"{ArrayForm(sequence)}.Write({Format(sequence.Items, source)}, {fits})",
        _ => Write(type, source),
    };

    private void EmitFits(SourceWriter writer, ObjectDefinition type)
    {
        var tests = type.Members.Select(member => Fits(member.Type, "value." + member.Name, member is { MustBeThere: true, Writing: MemberWriting.UnlessNull }))
            .OfType<string>().ToArray();
        writer.Line();
        writer.Line($"internal static bool Fits{_methods[type.Name]}({type.Name} value)");
        using (writer.Indent())
        {
            if (tests.Length == 0) writer.Line("=> true;");
            for (var i = 0; i < tests.Length; i++) writer.Line($"{(i == 0 ? "=>" : "&&")} {tests[i]}{(i == tests.Length - 1 ? ";" : "")}");
        }
    }

    /// <summary>The C# expression of a template that becomes an object of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="values">The C# expressions of its members' values.</param>
    public string Template(string type, IEnumerable<string> values) => $"{_scope}Template{_methods[type]}({string.Join(", ", values)})";

    private void EmitTemplate(SourceWriter writer, ObjectDefinition type)
    {
        var members = type.Members.ToArray();
        writer.Line();
        using (writer.Block(
            $"internal static AslValue Template{_methods[type.Name]}({string.Join(", ", members.Select(static member => $"AslValue {MemberParameter(member)}"))})"))
        {
            for (var i = 0; i < members.Length; i++)
                writer.Line($"{(i == 0 ? "if (" : "    && ")}{Take(members[i])}{(i == members.Length - 1 ? ")" : "")}");
            using (writer.Block(""))
            {
                var arguments = string.Join(", ", type.Parameters.Select(parameter => Taken(members[parameter.Member])));
                var others = string.Join(
                    ", ", members.Where(static member => member.Setter != MemberSetter.Constructor)
                        .Select(static member => $"{member.Name} = {Taken(member)}"));
                writer.Line($"return {Form(_methods[type.Name])}.Write(new {type.Name}({arguments}){(others.Length == 0 ? "" : $" {{ {others} }}")}, true);");
            }

            writer.Line();
            writer.Line($"return Values.Object([{string.Join(", ", members.Select(member => $"new({JsonName(member)}, {MemberParameter(member)})"))}]);");
        }
    }

    private static string Taken(ContractMember member)
        => member.Type is SequenceType { Creation: not "{0}" } sequence
            ? $"({sequence.Name})taken{member.Name.TrimStart('@')}" : "taken" + member.Name.TrimStart('@');

    // Whether a value is just what the member would be written as.
    private string Take(ContractMember member)
    {
        var (value, taken) = (MemberParameter(member), "out var taken" + member.Name.TrimStart('@'));
        return member.Type switch
        {
            ScalarType { Name: "string" } => $"{Runtime}TryTakeString({value}, {taken})",
            ScalarType { Name: "bool" } => $"{Runtime}TryTakeBoolean({value}, {taken})",
            ScalarType number => $"{Runtime}TryTakeNumber<{number.Name}>({value}, {taken})",
            SequenceType sequence => $"{ArrayForm(sequence)}.{(sequence.Creation == "{0}" ? "TryTakeArray" : "TryTake")}({value}, {taken})",
            _ => $"{Form(_methods[member.Type.Name])}.TryGet({value}, {taken})",
        };
    }

    /// <summary>The C# condition under which an object cannot stand for its JSON; null where any can.</summary>
    /// <param name="type">The object's type.</param>
    /// <param name="source">An expression for the object.</param>
    public string? Misfits(ContractType type, string source) => _held.CanHold(type) && Fits(type, source) is { } fits ? Not(fits) : null;

    // A condition of several parts stands in parentheses, or gets them.
    private static string Not(string condition) => condition[0] == '(' || !condition.Contains(' ') ? "!" + condition : $"!({condition})";

    // What a value must be so that it is read from its JSON just as it is; null where any value will do.
    private string? Fits(ContractType type, string source, bool isNever = false)
    {
        switch (type)
        {
            case OptionalType optional when isNever:
                return optional.IsStruct ? $"{source} is {{ }}" : Fits(optional.Value, source);
            case OptionalType { IsStruct: true } optional:
                return Fits(optional.Value, $"{source}.GetValueOrDefault()") is { } inner ? $"({source} is null || {inner})" : null;
            case OptionalType optional:
                return Fits(optional.Value, source) is { } test && test != NotNull(source) ? $"({source} is null || {test})" : null;
            case ScalarType { Writer: "WriteString" or "WriteUri" or "WriteVersion" }:
                return NotNull(source);
            case ScalarType { Name: "double" or "float" or "global::System.Half" } number:
                return $"{number.Name}.IsFinite({source})";
            case SequenceType { Creation: "{0}" } array:
                return $"{_scope}{AreFit(ArrayName(array))}({source})";
            case SequenceType sequence:
                return $"{ArrayForm(sequence)}.Fits({Format(sequence.Items, source)})";
            case DefinedType defined:
                var name = _methods[defined.Name];
                return _definitions[defined.Name] switch
                {
                    EnumDefinition { IsNumber: true } => null,
                    EnumDefinition => $"{_scope}{name}Names.Has({source})",
                    ObjectDefinition { IsReference: true } => $"({Runtime}Is({source}) && {_scope}Fits{name}({source}))",
                    _ => $"{_scope}Fits{name}({source})",
                };
            default:
                return null;
        }
    }

    private static string NotNull(string source) => source + " is not null";

    private void EmitArrayForms(SourceWriter writer, bool isFirst)
    {
        // An array of arrays asks for another one.
        for (var i = 0; i < _arrays.Count; i++)
        {
            var (type, name) = _arrays[i];
            if (i > 0 || !isFirst) writer.Line();
            writer.Line(
                $"internal static readonly ArrayForm<{type.Item.Name}> {name} = new(typeof({ProgramEmitter.Name}), static item => {Fits(type.Item, "item") ?? "true"}, static (item, fits) => {WritePart(type.Item, "item", "fits")});");
            writer.Line();
            using (writer.Block($"internal static bool {AreFit(name)}({type.Item.Name}[]? items)"))
            {
                writer.Line($"if (!{Runtime}Is(items)) return false;");
                if (Fits(type.Item, "item") is { } fits)
                {
                    using (writer.Block("foreach (var item in items!)")) writer.Line($"if ({Not(fits)}) return false;");
                    writer.Line();
                }

                writer.Line("return true;");
            }
        }
    }
}
