using System.Text.RegularExpressions;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Tests.Syntax;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;

namespace AslSharp.Compiler.Tests.Diagnostics;

/// <summary>The pages of the rules of the language hold whole machines: the wrong one breaks that rule alone, the right one none.</summary>
public sealed partial class LanguageRulePageTests
{
    public static TheoryData<string> Rules =>
    [
        .. typeof(DiagnosticDescriptors).GetFields()
            .Select(member => member.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .Select(descriptor => descriptor.Id)
            .Where(id => id[3..5] is "11" or "50" or "70" || id[3] is '2' or '3'),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Page_WrongMachine_BreaksThatRuleAlone(string id) => Assert.Equal([id], Find(Blocks(id)[0], id).Distinct());

    [Theory]
    [MemberData(nameof(Rules))]
    public void Page_RightMachine_BreaksNoRule(string id) => Assert.Empty(Find(Blocks(id)[1], id));

    // The page about Express state machines is about one; advice about something else is no fault of a page.
    private static IEnumerable<string> Find(string text, string id)
    {
        var file = AslFile.Create("page.asl.json", text) with { Type = id == DiagnosticDescriptors.NotInExpress.Id ? StateMachineType.Express : StateMachineType.Standard };
        return AslCompiler.Compile(file, TestContext.Current.CancellationToken).Diagnostics
            .Where(found => found.Id == id || !Definition.IsAdvice(found))
            .Select(found => found.Id);
    }

    private static string[] Blocks(string id)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "src", "AslSharp.Compiler", "Diagnostics", "Rules", id + ".md")).ReplaceLineEndings("\n");
        var blocks = JsonBlock().Matches(page).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(2, blocks.Length);
        return blocks;
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
