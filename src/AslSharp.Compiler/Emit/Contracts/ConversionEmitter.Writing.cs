using AslSharp.Compiler.Contracts;

namespace AslSharp.Compiler.Emit;

// Values out of objects.
internal sealed partial class ConversionEmitter
{
    private void EmitWrite(SourceWriter writer, ObjectDefinition type)
    {
        if (type.Polymorphism is not { } polymorphism)
        {
            EmitWriteItself(writer, type, "");
            return;
        }

        var name = _methods[type.Name];
        using (writer.Block($"internal static AslValue Write{name}({type.Name}? value) => value switch", "};"))
        {
            writer.Line("null => AslValue.Null,");
            foreach (var derived in polymorphism.Types)
            {
                var write = derived.Name == type.Name ? $"Write{name}Itself(derived)" : $"{Itself("Write", derived.Name)}(derived)";
                var tagged = derived.Tag is null ? write : $"{Runtime}Tagged({_statics.Name(polymorphism.Discriminator)}, {derived.Tag}, {write})";
                writer.Line($"{derived.Name} derived when derived.GetType() == typeof({derived.Name}) => {tagged},");
            }

            if (!polymorphism.IsAbstract && !polymorphism.WritesOthers)
                writer.Line($"_ when value.GetType() == typeof({type.Name}) => Write{name}Itself(value),");
            writer.Line(
                polymorphism.WritesOthers ? $"_ => Write{name}Itself(value)," : $"_ => throw {Runtime}UnknownType(value, {CSharpText.Literal(type.Label)}),");
        }

        if (polymorphism.IsAbstract && !polymorphism.WritesOthers) return;
        writer.Line();
        EmitWriteItself(writer, type, "Itself");
    }

    private void EmitWriteItself(SourceWriter writer, ObjectDefinition type, string suffix)
    {
        var header = $"internal static AslValue Write{_methods[type.Name]}{suffix}({type.Name}{(type.IsReference ? "?" : "")} value)";
        var members = type.Members.Where(static member => member.Writing != MemberWriting.Never).ToArray();
        using (writer.Block(header))
        {
            if (type.IsReference) writer.Line("if (value is null) return AslValue.Null;");
            if (_use.IsRecursive(type.Name)) writer.Line($"{Runtime}EnsureStack();");
            var (open, close) = type.Extension is { } extension ? ($"{Runtime}Joined(", $", {Write(extension.Type, "value." + extension.Name)})") : ("", "");
            if (members.Length == 0)
            {
                writer.Line($"return {open}AslValue.EmptyObject{close};");
                return;
            }

            var isWhole = Array.TrueForAll(members, static member => member.Writing == MemberWriting.Always);
            writer.Line($"return {open}{(isWhole ? "Values.Object" : Runtime + "Object")}([");
            using (writer.Indent())
            {
                for (var i = 0; i < members.Length; i++)
                    writer.Line($"new({JsonName(members[i])}, {WriteMember(members[i])}){(i < members.Length - 1 ? "," : $"]){close};")}");
            }
        }
    }

    private string WriteMember(ContractMember member) => WriteMember(member, Write(member.Type, "value." + member.Name));

    private static string WriteMember(ContractMember member, string write)
    {
        var source = "value." + member.Name;
        return member.Writing switch
        {
            MemberWriting.UnlessNull => $"{source} is null ? default : {write}",
            MemberWriting.UnlessDefault => $"{Runtime}IsDefault({source}) ? default : {write}",
            _ => write,
        };
    }
}
