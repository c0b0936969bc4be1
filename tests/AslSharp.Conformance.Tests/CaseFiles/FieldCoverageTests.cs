using AslSharp.Compiler.Syntax;

namespace AslSharp.Conformance.Tests.CaseFiles;

/// <summary>Coverage by enumeration: every field that the compiler's table knows has a case that is executed.</summary>
public sealed class FieldCoverageTests
{
    private readonly HashSet<(ObjectKind Kind, string Field, FieldLanguages Language)> _used = [];
    private FieldLanguages _machineLanguage;

    [Theory]
    [InlineData(FieldLanguages.JsonPath)]
    [InlineData(FieldLanguages.Jsonata)]
    public void FieldTable_EveryField_IsUsedByACase(FieldLanguages language)
    {
        foreach (var name in CaseFixture.Names.Where(static name => !name.StartsWith("900-", StringComparison.Ordinal)))
        {
            var definition = AslValue.Parse(File.ReadAllText(Path.Combine(CaseFixture.Folder, name + ".json")))["definition"];
            _machineLanguage = LanguageOf(definition, FieldLanguages.JsonPath);
            Note(ObjectKind.StateMachine, definition, _machineLanguage);
        }

        var missing =
            from kind in Enum.GetValues<ObjectKind>()
            from field in FieldTable.For(kind).Fields
            where (field.Languages & language) != 0
            where language == FieldLanguages.JsonPath || DependsOnLanguage(field)
            where !_used.Contains((kind, field.Name, language))
            select $"{kind}.{field.Name}";
        Assert.Empty(missing);
    }

    [Fact]
    public void FieldTable_Operators_AreThirtyNine() => Assert.Equal(39, FieldTable.ChoiceOperators.Length);

    // Next means the same in both languages: one case will do.
    private static bool DependsOnLanguage(FieldRule field) => field.TakesExpression || field.Kind is FieldKind.Assignments or FieldKind.Template or FieldKind.Credentials;

    private static FieldLanguages LanguageOf(AslValue value, FieldLanguages otherwise)
        => value["QueryLanguage"].TryGetString(out var name) ? name == "JSONata" ? FieldLanguages.Jsonata : FieldLanguages.JsonPath : otherwise;

    private void Note(ObjectKind kind, AslValue value, FieldLanguages language)
    {
        foreach (var (name, member) in value.Properties)
        {
            _used.Add((kind, name.Text, language));
            if (name.Text == "States" && member.IsObject) foreach (var state in member.Properties) NoteState(state.Value);
            else if (FieldTable.For(kind).Find(name.Text)?.Content is { } content) NoteContent(content, member, language);
        }
    }

    private void NoteState(AslValue state) => Note(FieldTable.StateKind(state["Type"].GetString())!.Value, state, LanguageOf(state, _machineLanguage));

    private void NoteContent(ObjectKind kind, AslValue value, FieldLanguages language)
    {
        // Scopes inside take the machine's language and not that of the state around them.
        if (kind is ObjectKind.Branch or ObjectKind.ItemProcessor) language = _machineLanguage;
        if (value.IsObject) Note(kind, value, language);
        else foreach (var item in value.Items) Note(kind, item, language);
    }
}
