using System.Text.RegularExpressions;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Tests.Shapes;

/// <summary>
/// Every path of every published definition, misspelt in turn, where C# declares the data: input and results have just the members that the
/// definition reads anywhere. The slips must be found at their characters, and without one nothing may be.
/// </summary>
public sealed partial class MisspeltMemberTests
{
    private const int MostDepth = 8;

    [Fact]
    public void Compile_PublishedDefinitions_WithDeclaredData_FindsMisspeltMembers()
    {
        var (planted, missed, wrong) = (0, new List<string>(), new List<string>());
        foreach (var file in Corpus.Files("realworld"))
        {
            var (name, text) = (Path.GetFileName(file), File.ReadAllText(file));
            var plain = Compile(name, text, MachineShapes.None);
            if (plain.Diagnostics.Any(static found => found.IsError)) continue;
            var contract = ContractOf(plain, text);
            var before = Found(Compile(name, text, contract));
            wrong.AddRange(before.Except(Found(plain)).Select(found => $"{name}: {found}"));
            foreach (var place in Members(text))
            {
                planted++;
                var member = text.Substring(place.Start, place.Length);
                var misspelt = member[..^1] + "q" + member[^1];
                var found = Compile(name, text[..place.Start] + misspelt + text[place.End..], contract).Diagnostics
                    .Where(found => found.Location.Span == new TextSpan(place.Start, misspelt.Length)).ToList();
                if (found.Count == 0) missed.Add($"{name}: {text[Math.Max(0, place.Start - 60)..place.Start].ReplaceLineEndings(" ")}[{misspelt}]");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} false alarms:\n" + string.Join("\n", wrong));
        // What is read as a whole, comes by token or is too large for details is not known to its last member.
        Assert.True(planted > 400 && missed.Count < planted / 8, $"{missed.Count} of {planted} missed:\n" + string.Join("\n", missed));
    }

    // Everything declared has all members that are read anywhere, below whatever they are read below.
    private static MachineShapes ContractOf(CompiledDefinition definition, string text)
    {
        var root = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var chain in Expression().Matches(text).SelectMany(static expression => Chain().Matches(expression.Value)))
        {
            var names = Name().Matches(chain.Value).Select(static name => name.Value).ToList();
            for (var start = 0; start < names.Count; start++)
            {
                var node = root;
                foreach (var name in names.Skip(start).Take(MostDepth))
                {
                    if (!node.TryGetValue(name, out var inner)) node[name] = inner = new Dictionary<string, object>(StringComparer.Ordinal);
                    node = (Dictionary<string, object>)inner;
                }
            }
        }

        // What is read whole may be read from elsewhere: it has any of the members that the definition knows.
        var leaf = Union(root.Keys.Select(static name => new MemberShape(name, Shape.Any, true)));
        var shape = Leaves(root) * root.Count < 150 ? ShapeOf(root, leaf) : ShapeOf(root, Shape.Any);
        var services = Service().Matches(text).Select(static service => service.Groups["state"].Value).ToHashSet(StringComparer.Ordinal);
        return MachineShapes.Create(shape, null, definition.Tasks.Select(static task => task.StateName).Distinct().Where(state => !services.Contains(state))
            .ToDictionary(static state => state, _ => new TaskShapes(null, shape)));
    }

    private static int Leaves(Dictionary<string, object> members) => members.Count == 0 ? 1 : members.Values.Sum(static member => Leaves((Dictionary<string, object>)member));

    private static Shape ShapeOf(Dictionary<string, object> members, Shape leaf) => members.Count == 0
        ? leaf
        : Union(members.Select(member => new MemberShape(member.Key, ShapeOf((Dictionary<string, object>)member.Value, leaf), true)));

    // An object, any scalar, or a list of these.
    private static Shape Union(IEnumerable<MemberShape> members)
    {
        var item = new[] { Shape.String, Shape.Number, Shape.Boolean, Shape.Null }.Aggregate(Shape.OfMembers(members), Shape.Join);
        return Shape.Join(item, Shape.ArrayOf(item));
    }

    // The last member of each path in a field that must find something.
    private static IEnumerable<TextSpan> Members(string text)
        => Paths().Matches(text).Where(static path => !path.Value.Contains("${", StringComparison.Ordinal)).Select(static path => path.Groups["member"])
            .Select(static member => new TextSpan(member.Index, member.Length));

    private static CompiledDefinition Compile(string name, string text, MachineShapes contract)
        => AslCompiler.Compile(AslFile.Create(name, text), contract, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Found(CompiledDefinition definition) => definition.Diagnostics.Select(static found => found.ToString());

    // What other services answer is known without C#.
    [GeneratedRegex(""""(?<state>[^"]+)"\s*:\s*\{[^{}]*(\{[^{}]*(\{[^{}]*(\{[^{}]*\}[^{}]*)*\}[^{}]*)*\}[^{}]*)*"Resource"\s*:\s*"arn:[\w-]+:states:[^:]*:[^:]*:(?!lambda:invoke|activity)"""")]
    private static partial Regex Service();

    [GeneratedRegex("""(?<=")(\$|States\.|\{%)[^"\\]*(\\.[^"\\]*)*""")]
    private static partial Regex Expression();

    [GeneratedRegex("""[A-Za-z_][\w-]*(\[[^\]"]*\])*(\.+[A-Za-z_][\w-]*(\[[^\]"]*\])*)*""")]
    private static partial Regex Chain();

    [GeneratedRegex("""(?<![\w\[])[A-Za-z_][\w-]*""")]
    private static partial Regex Name();

    [GeneratedRegex("""("(?!ResultPath)[^"]+\.\$"|"(InputPath|OutputPath|ItemsPath|\w+Path)")\s*:\s*"\$[^"(]*[.](?<member>[A-Za-z_]\w{3,})"(?<!"ResultPath"[^,]*)""")]
    private static partial Regex Paths();
}
