using System.Text.RegularExpressions;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Tests.Shapes;

/// <summary>The pages of the rules about types of C# all speak of the same types: the wrong machine breaks that rule alone, the right one none.</summary>
public sealed partial class ContractRulePageTests
{
    public static TheoryData<string> Rules => [.. DiagnosticDescriptors.All.Select(static rule => rule.Id).Where(static id => id.StartsWith("ASL71", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Page_OfAContractRule_IsWhatItSays(string id)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "src", "AslSharp.Compiler", "Diagnostics", "Rules", id + ".md")).ReplaceLineEndings("\n");
        var found = JsonBlock().Matches(page).Select(static match => Find(match.Groups[1].Value)).ToList();

        Assert.Equal(2, found.Count);
        Assert.Equal([id], found[0]);
        Assert.Empty(found[1]);
    }

    private static IEnumerable<string> Find(string text) =>
        AslCompiler.Compile(AslFile.Create("page.asl.json", text), TypeMistakesTests.Contract, TestContext.Current.CancellationToken).Diagnostics.Select(static found => found.Id);

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
