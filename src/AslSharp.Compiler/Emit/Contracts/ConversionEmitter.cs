using AslSharp.Compiler.Contracts;

namespace AslSharp.Compiler.Emit;

/// <summary>Emits the conversions between values and the C# types of a machine's contracts: one method for each type and direction that is used.</summary>
internal sealed partial class ConversionEmitter
{
    /// <summary>The class that holds them, private to the file.</summary>
    public const string ClassName = "Contracts";

    private const string Runtime = "Conversion.";

    private readonly MachineContract _contract;
    private readonly StaticTable _statics;
    private readonly Dictionary<string, TypeDefinition> _definitions;
    private readonly Dictionary<string, string> _methods = new(StringComparer.Ordinal);
    private readonly ConversionUse _use;
    private readonly HeldTypes _held;
    private readonly IReadOnlyCollection<string> _templates;
    private readonly List<(SequenceType Type, string Name)> _arrays = [];
    private readonly NameTable _arrayNames;
    private readonly Dictionary<string, (string Name, string Text)> _readers = new(StringComparer.Ordinal);
    private readonly NameTable _readerNames = new("Readers", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize");
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);
    private bool _isOfMembers;

    // Inside of the class its methods need no name before them.
    private string _scope = ClassName + ".";

    /// <param name="contract">The types.</param>
    /// <param name="statics">The static objects of the machine.</param>
    /// <param name="templates">The types that templates become objects of.</param>
    public ConversionEmitter(MachineContract contract, StaticTable statics, IReadOnlyCollection<string> templates)
    {
        _templates = templates;
        _contract = contract;
        _statics = statics;
        _definitions = contract.Definitions.ToDictionary(static definition => definition.Name, StringComparer.Ordinal);
        _use = new ConversionUse(contract, _definitions, templates);
        _held = new HeldTypes(_definitions);
        var names = new NameTable();
        foreach (var definition in contract.Definitions) _methods.Add(definition.Name, names.Pascal(definition.Label));
        _arrayNames = new NameTable([.. _methods.Values.Select(Form)]);
    }

    /// <summary>The C# expression that reads a type from a value.</summary>
    /// <param name="type">The type.</param>
    /// <param name="value">An expression for the value; one for what may be null is evaluated twice.</param>
    public string Read(ContractType type, string value) => type switch
    {
        OptionalType optional => $"{Runtime}IsNone({value}) ? default({optional.Name}) : {Read(optional.Value, value)}",
        SequenceType sequence
            => Format(sequence.Creation, $"{(IsHeld(sequence) ? $"{ArrayForm(sequence)}.Read" : $"{Runtime}ReadArray")}({value}, {Reader(sequence.Item)})"),
        DictionaryType dictionary => Format(dictionary.Creation, $"{Runtime}ReadDictionary({value}, {Reader(dictionary.Key)}, {Reader(dictionary.Value)})"),
        _ => $"{Reader(type)}({value})",
    };

    /// <summary>The C# expression of a function that reads a type from a value.</summary>
    public string Reader(ContractType type) => type switch
    {
        ScalarType scalar => Runtime + scalar.Reader,
        DefinedType defined => $"{_scope}Read{_methods[defined.Name]}",
        _ => $"static value => {Read(type, "value")}",
    };

    /// <summary>The C# expression that makes a value of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="source">An expression for the object.</param>
    public string Write(ContractType type, string source) => type switch
    {
        OptionalType { IsStruct: true } optional => $"{Runtime}WriteNullable({source}, {Writer(optional.Value)})",
        OptionalType optional => Write(optional.Value, source),
        SequenceType sequence when IsHeld(sequence) => $"{ArrayForm(sequence)}.Write({Format(sequence.Items, source)})",
        SequenceType sequence => $"{Runtime}WriteItems({Format(sequence.Items, source)}, {Writer(sequence.Item)})",
        DictionaryType dictionary => $"{Runtime}WriteMembers({source}, {Writer(dictionary.Key)}, {Writer(dictionary.Value)})",
        _ => $"{Writer(type)}({source})",
    };

    /// <summary>The C# expression of a function that makes a value of a type.</summary>
    public string Writer(ContractType type) => type switch
    {
        ScalarType scalar => Runtime + scalar.Writer,
        DefinedType defined => $"{_scope}Write{_methods[defined.Name]}",
        OptionalType { IsStruct: false } optional => Writer(optional.Value),
        _ => $"static item => {Write(type, "item")}",
    };

    /// <summary>Writes the table of what the contracts name, for the machine itself and for tests.</summary>
    public void EmitTable(SourceWriter writer)
    {
        writer.Line();
        writer.Line("public static TypeConversions Conversions { get; } = new TypeConversions()");
        using (writer.Indent())
        {
            var lines = _use.Read.Select(type => $".Reads<{type.Name}>({Reader(type)})")
                .Concat(_use.Written.Select(type => $".Writes<{type.Name}>({Writer(type)})")).ToArray();
            for (var i = 0; i < lines.Length; i++) writer.Line(lines[i] + (i == lines.Length - 1 ? ";" : ""));
            if (lines.Length == 0) writer.Line(";");
        }
    }

    /// <summary>Writes the class of all conversions; nothing where the runtime has them all.</summary>
    public void EmitClass(SourceWriter writer)
    {
        var used = _contract.Definitions.Where(definition => _use.IsRead(definition.Name) || _use.IsWritten(definition.Name)).ToArray();
        if (used.Length == 0 && _arrays.Count == 0) return;
        _scope = "";
        writer.Line();
        using (writer.Block($"file static class {ClassName}"))
        {
            for (var i = 0; i < used.Length; i++)
            {
                if (i > 0) writer.Line();
                Emit(writer, used[i]);
            }

            EmitArrayForms(writer, isFirst: used.Length == 0);
        }

        _scope = ClassName + ".";
    }

    private void Emit(SourceWriter writer, TypeDefinition definition)
    {
        var (isRead, isWritten) = (_use.IsRead(definition.Name), _use.IsWritten(definition.Name));
        var name = _methods[definition.Name];
        switch (definition)
        {
            case EnumDefinition { IsNumber: true }:
                EmitPair(writer, definition, $"EnumConversion<{definition.Name}>.ReadNumber(value)", $"EnumConversion<{definition.Name}>.WriteNumber(value)");
                break;
            case EnumDefinition @enum:
                var members = @enum.Members.Select(member => $"({CSharpText.Literal(member.JsonName)}, {definition.Name}.{member.Name})");
                writer.Line(
                    $"internal static readonly EnumConversion<{definition.Name}> {name}Names = new({(@enum.IsFlags ? "true" : "false")}{string.Concat(members.Select(static member => ", " + member))});");
                writer.Line();
                EmitPair(writer, definition, $"{name}Names.Read(value)", $"{name}Names.Write(value)");
                break;
            case ContextDefinition context:
                EmitPair(
                    writer, definition, $"{Runtime}ReadBy<{definition.Name}>(value, {context.Context}.Default)!",
                    $"{Runtime}WriteBy(value, {context.Context}.Default)");
                break;
            case ObjectDefinition type:
                if (isRead) EmitRead(writer, type);
                if (_made.Contains(type.Name)) EmitNew(writer, type);
                if (isRead && isWritten) writer.Line();
                if (isWritten && HasForm(type)) EmitForm(writer, type);
                else if (isWritten) EmitWrite(writer, type);
                if (isWritten && _held.CanHold(type.Name)) EmitFits(writer, type);
                if (_templates.Contains(type.Name)) EmitTemplate(writer, type);
                break;
        }
    }

    private void EmitPair(SourceWriter writer, TypeDefinition definition, string read, string write)
    {
        var name = _methods[definition.Name];
        if (_use.IsRead(definition.Name)) writer.Line($"internal static {definition.Name} Read{name}(AslValue value) => {read};");
        if (!_use.IsWritten(definition.Name)) return;
        if (_use.IsRead(definition.Name)) writer.Line();
        writer.Line($"internal static AslValue Write{name}({definition.Name} value) => {write};");
    }

    private string JsonName(ContractMember member) => _statics.Name(JsonText(member));

    private string JsonText(ContractMember member) => member.JsonName ?? _contract.Naming.Apply(member.Name.TrimStart('@'));

    private string Known(ObjectDefinition type)
        => string.Concat(
            type.Members.Select(JsonName).Concat(_use.Discriminators(type.Name).Select(_statics.Name)).Distinct().Select(static name => ", " + name));

    private static string Format(string pattern, string value) => pattern.Replace("{0}", value);
}
