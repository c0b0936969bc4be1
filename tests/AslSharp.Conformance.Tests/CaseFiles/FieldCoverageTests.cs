using AslSharp.Compiler.Syntax;

namespace AslSharp.Conformance.Tests.CaseFiles;

/// <summary>Coverage by enumeration: every field that the compiler's table knows has a case that is executed.</summary>
public sealed class FieldCoverageTests
{
    // A distributed Map's parts are not compiled yet.
    private static readonly HashSet<ObjectKind> NotCompiledYet =
        [ObjectKind.ItemReader, ObjectKind.ReaderConfig, ObjectKind.ItemBatcher, ObjectKind.ResultWriter, ObjectKind.WriterConfig];

    private readonly HashSet<(ObjectKind Kind, string Field)> _used = [];

    [Fact]
    public void FieldTable_EveryJsonPathField_IsUsedByACase()
    {
        foreach (var name in CaseFixture.Names.Where(static name => !name.StartsWith("900-", StringComparison.Ordinal)))
        {
            Note(ObjectKind.StateMachine, AslValue.Parse(File.ReadAllText(Path.Combine(CaseFixture.Folder, name + ".json")))["definition"]);
        }

        var missing =
            from kind in Enum.GetValues<ObjectKind>()
            where !NotCompiledYet.Contains(kind)
            from field in FieldTable.For(kind).Fields
            where (field.Languages & FieldLanguages.JsonPath) != 0 && !field.IsDistributedOnly && !IsDistributedOnly(kind, field.Name)
            where !_used.Contains((kind, field.Name))
            select $"{kind}.{field.Name}";
        Assert.Empty(missing);
    }

    [Fact]
    public void FieldTable_Operators_AreThirtyNine() => Assert.Equal(39, FieldTable.ChoiceOperators.Length);

    private static bool IsDistributedOnly(ObjectKind kind, string field) => kind == ObjectKind.ProcessorConfig && field == "ExecutionType";

    private void Note(ObjectKind kind, AslValue value)
    {
        foreach (var (name, member) in value.Properties)
        {
            _used.Add((kind, name.Text));
            if (name.Text == "States" && member.IsObject) foreach (var state in member.Properties) Note(FieldTable.StateKind(state.Value["Type"].GetString())!.Value, state.Value);
            else if (FieldTable.For(kind).Find(name.Text)?.Content is { } content) NoteContent(content, member);
        }
    }

    private void NoteContent(ObjectKind kind, AslValue value)
    {
        if (value.IsObject) Note(kind, value);
        else foreach (var item in value.Items) Note(kind, item);
    }
}
