using AslSharp.Compiler.Contracts;

namespace AslSharp.Compiler.Emit;

// Objects out of values.
internal sealed partial class ConversionEmitter
{
    private void EmitRead(SourceWriter writer, ObjectDefinition type)
    {
        if (type.Polymorphism is not { } polymorphism)
        {
            EmitReadItself(writer, type, "");
            return;
        }

        var name = _methods[type.Name];
        var discriminator = _statics.Name(polymorphism.Discriminator);
        using (writer.Block($"internal static {type.Name} Read{name}(AslValue value) => {Runtime}Tag(value, {discriminator}) switch", "};"))
        {
            foreach (var derived in polymorphism.Types)
            {
                if (derived.Key is not null)
                    writer.Line(
                        $"{CSharpText.Literal(derived.Key)} => {(derived.Name == type.Name ? $"Read{name}Itself" : Itself("Read", derived.Name))}(value),");
            }

            if (!polymorphism.IsAbstract) writer.Line($"{(polymorphism.ReadsOthers ? "_" : "null")} => Read{name}Itself(value),");
            if (polymorphism.IsAbstract || !polymorphism.ReadsOthers)
                writer.Line(
                    $"_ => throw {Runtime}UnknownTag(value, {discriminator}, {CSharpText.Literal(string.Join(", ", polymorphism.Types.Select(static derived => derived.Key).OfType<string>().Select(static key => key.TrimStart('#'))))}),");
        }

        if (polymorphism.IsAbstract) return;
        writer.Line();
        EmitReadItself(writer, type, "Itself");
    }

    private void EmitReadItself(SourceWriter writer, ObjectDefinition type, string suffix)
    {
        var name = _methods[type.Name];
        var setters = type.Members.Where(IsSetLater).ToArray();
        var accessors = setters.Concat(type.Extension is { } held ? [held] : []).Where(IsSetByAccessor).ToArray();
        using (writer.Block($"internal static {type.Name} Read{name}{suffix}(AslValue value)"))
        {
            if (HasForm(type)) writer.Line($"if ({Form(name)}.TryGet(value, out var content)) return content;");
            writer.Line($"{Runtime}ExpectObject(value, {CSharpText.Literal(type.Label)});");
            if (_use.IsRecursive(type.Name)) writer.Line($"{Runtime}EnsureStack();");
            if (type.RefusesOthers) writer.Line($"{Runtime}ExpectOnly(value, {CSharpText.Literal(type.Label)}{Known(type)});");
            EmitReading(writer, type, setters);
        }

        foreach (var member in accessors)
        {
            writer.Line();
            writer.Line(
                $"[global::System.Runtime.CompilerServices.UnsafeAccessor(global::System.Runtime.CompilerServices.UnsafeAccessorKind.Method, Name = \"set_{member.Name.TrimStart('@')}\")]");
            writer.Line(
                $"private static extern void {Accessor(type, member)}({(type.IsReference ? "" : "ref ")}{member.Owner} target, {member.Type.Name} value);");
        }
    }

    /// <summary>The C# expression that makes an object of its members, each a value.</summary>
    /// <param name="type">The type.</param>
    /// <param name="value">Gives the C# expression of a member by its name in JSON.</param>
    public string New(ContractType type, Func<string, string?> value)
    {
        var name = type is OptionalType optional ? optional.Value.Name : type.Name;
        _made.Add(name);
        var arguments = MadeOf((ObjectDefinition)_definitions[name]).Select(member => value(JsonText(member)) ?? "default");
        return $"{_scope}New{_methods[name]}({string.Join(", ", arguments)})";
    }

    private static IEnumerable<ContractMember> MadeOf(ObjectDefinition type)
        => type.Members.AsEnumerable().Where(static member => member.Setter != MemberSetter.None);

    private void EmitNew(SourceWriter writer, ObjectDefinition type)
    {
        writer.Line();
        using (writer.Block(
            $"internal static {type.Name} New{_methods[type.Name]}({string.Join(", ", MadeOf(type).Select(static member => $"AslValue {MemberParameter(member)}"))})"))
        {
            _isOfMembers = true;
            EmitReading(writer, type, type.Members.Where(IsSetLater).ToArray());
            _isOfMembers = false;
        }
    }

    private static string MemberParameter(ContractMember member) => "json" + member.Name.TrimStart('@');

    private string MemberPlace(ContractMember member)
        => _isOfMembers ? $"{Runtime}Member(at = {JsonName(member)}, {MemberParameter(member)})" : $"value[at = {JsonName(member)}]";

    private void EmitReading(SourceWriter writer, ObjectDefinition type, ContractMember[] setters)
    {
        var creation = Creation(type);
        if (creation.Parts.Count == 0 && setters.Length == 0 && type.Extension is null)
        {
            writer.Line($"return new {type.Name}();");
            return;
        }

        writer.Line("PropertyName? at = null;");
        var usesLocal = setters.Length > 0 || type.Extension is not null || creation.Parts.Exists(static part => part.Contains("member = "));
        if (usesLocal) writer.Line("AslValue member;");
        using (writer.Block("try")) EmitCreation(writer, type, creation, setters);
        using (writer.Block("catch (global::System.Text.Json.JsonException problem)")) writer.Line($"throw {Runtime}Inside(at, problem);");
    }

    // What the expression that makes the object is made of, one line each.
    private (List<string> Parts, int Arguments) Creation(ObjectDefinition type)
    {
        var parts = new List<string>();
        foreach (var parameter in type.Parameters)
        {
            parts.Add(parameter.Member < 0
                ? parameter.Default ?? $"default({parameter.Type})!"
                : ReadMember(type.Members[parameter.Member], parameter.Default));
        }

        var arguments = parts.Count;
        foreach (var member in type.Members)
        {
            if (!IsInInitializer(member)) continue;
            parts.Add($"{member.Name} = {ReadMember(member, member.MustBeThere ? null : $"default({member.Type.Name})!")}");
        }

        return (parts, arguments);
    }

    private void EmitCreation(
        SourceWriter writer, ObjectDefinition type, (List<string> Parts, int Arguments) creation, IReadOnlyCollection<ContractMember> setters)
    {
        var isWhole = setters.Count == 0 && type.Extension is null;
        var start = isWhole ? "return" : "var result =";
        var (parts, arguments) = creation;
        if (parts.Count == 0)
        {
            writer.Line($"{start} new {type.Name}();");
        }
        else
        {
            writer.Line($"{start} new {type.Name}({(arguments == 0 ? ")" : "")}");
            using (writer.Indent())
            {
                for (var i = 0; i < arguments; i++) writer.Line(parts[i] + (i < arguments - 1 ? "," : parts.Count > arguments ? ")" : ");"));
            }

            if (parts.Count > arguments)
            {
                using (writer.Block("", "};"))
                {
                    for (var i = arguments; i < parts.Count; i++) writer.Line(parts[i] + ",");
                }
            }
        }

        if (isWhole) return;
        foreach (var member in setters)
        {
            writer.Line(member.MustBeThere
                ? Set(type, member, ReadMember(member, null))
                : $"if (!(member = {MemberPlace(member)}).IsUndefined) {Set(type, member, Read(member.Type, "member"))}");
        }

        if (type.Extension is { } extension)
        {
            writer.Line("at = null;");
            writer.Line($"if (!(member = {Runtime}Rest(value{Known(type)})).IsUndefined) {Set(type, extension, Read(extension.Type, "member"))}");
        }

        writer.Line("return result;");
    }

    // A member as an expression. The local says where reading stands, for whom it fails.
    private string ReadMember(ContractMember member, string? otherwise)
    {
        var place = MemberPlace(member);
        if (member.MustBeThere && member.Type is OptionalType present)
            return $"{Runtime}IsNone(member = {Runtime}Required({place})) ? default({present.Name}) : {Read(present.Value, "member")}";
        if (member.MustBeThere) return Read(member.Type, place);
        // What is missing is null, which is the default too.
        if (member.Type is OptionalType optional && otherwise?.StartsWith("default(", StringComparison.Ordinal) != false)
            return $"{Runtime}IsNone(member = {place}) ? default({optional.Name}) : {Read(optional.Value, "member")}";
        if (otherwise is null) return Read(member.Type, place);
        var read = Read(member.Type, "member");
        return $"(member = {place}).IsUndefined ? {otherwise} : {(member.Type is OptionalType ? $"({read})" : read)}";
    }

    private string Set(ObjectDefinition type, ContractMember member, string value) => IsSetByAccessor(member)
        ? $"{Accessor(type, member)}({(type.IsReference ? "" : "ref ")}result, {value});"
        : $"result.{member.Name} = {value};";

    private string Accessor(ObjectDefinition type, ContractMember member) => $"Set{_methods[type.Name]}{member.Name.TrimStart('@')}";

    private string Itself(string direction, string name)
        => $"{direction}{_methods[name]}{(_definitions[name] is ObjectDefinition { Polymorphism: not null } ? "Itself" : "")}";

    // The runtime finds no setter of a generic type by its name.
    private static bool IsSetByAccessor(ContractMember member) => member.Setter == MemberSetter.Init && member.Owner.IndexOf('<') < 0;

    private static bool IsInInitializer(ContractMember member)
        => member.IsRequired || (member.Setter == MemberSetter.Init && !IsSetByAccessor(member));

    private static bool IsSetLater(ContractMember member)
        => member.Setter is MemberSetter.Set or MemberSetter.Init && !IsInInitializer(member);
}
