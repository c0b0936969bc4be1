using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AslSharp.Architecture.Tests;

/// <summary>
/// The folders of the runtime: each uses only folders to its left. Its namespaces say for whom a type is, so that the folder of the file
/// that declares a type counts.
/// </summary>
public sealed class RuntimeFolderTests
{
    // Folders in one place know nothing of each other.
    private static readonly string[][] Order =
    [
        ["Annotations", "Stores"], ["Data"], ["Java", "Errors"], ["JsonPath", "Intrinsics", "Jsonata", "Choice"], ["History"], ["Execution"],
        ["Activities", "Services", "DistributedMap"],
    ];

    // What a folder uses to its right all the same, and why.
    private static readonly (string Folder, string[] Used, string Reason)[] Exceptions =
    [
        ("Data", ["Errors.RuntimeFault"], "a value that is too deep or too large says so itself"),
        ("Data", ["Jsonata.JsonataFunction", "Jsonata.JsonataTailCall"], "inside of an expression a value may be a function, which its type alone tells"),
        ("Data", ["Execution.TaskFailure"], "an outcome of 16 bytes keeps a failure where otherwise its value is"),
        ("Errors", ["JsonPath.DefinitePath", "JsonPath.PathUse"], "what a path did not find is put into words when the whole document is at hand"),
        ("History", ["DistributedMap.MapRun"], "an observer is told of the runs of distributed Maps"),
        ("Execution", ["DistributedMap.ChildRunner", "DistributedMap.IItemProcessor", "DistributedMap.MapItem"], "a host may run the children of distributed Maps elsewhere"),
        ("Execution", ["DistributedMap.MapItemNames", "DistributedMap.ValueItems"], "the Context object shows the item, in the names that readers give"),
        ("Execution", ["DistributedMap.MapRun"], "a frame and an execution know the run that they belong to"),
        ("Execution", ["Activities.ActivityPoll", "Activities.ActivityTask", "Activities.ActivityTasks"], "an attempt hands its task to whoever polls for it"),
        (
            "Execution",
            ["Services.HandlerCall", "Services.ServiceHandler", "Services.ServiceHandlers", "Services.StartExecution", "Services.StateMachineRegistry", "Services.TaskRoute"],
            "the host in process asks those whom the options name"),
        ("Execution", ["Services.SdkMetadata", "Services.ServiceParameters"], "results of lambda:invoke have an envelope, and events show a call's parameters"),
    ];

    [Fact]
    public void Folders_OfTheRuntime_AreTheKnownOnes()
        => Assert.Equal(
            Order.SelectMany(static folders => folders).Order(StringComparer.Ordinal),
            Sources().Select(static file => Folder(file)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Folder_Uses_OnlyFoldersToItsLeft()
    {
        var uses = Uses();
        var wrong = uses.Where(static use => Position(use.Used.Folder) >= Position(use.User.Folder))
            .GroupBy(static use => (use.User.Folder, Used: $"{use.Used.Folder}.{use.Used.Type}"))
            .ToDictionary(static use => use.Key, static use => string.Join(", ", use.Select(static place => place.User.File).Distinct().Order(StringComparer.Ordinal)));
        var known = Exceptions.SelectMany(static exception => exception.Used.Select(used => (exception.Folder, used))).ToHashSet();

        Assert.True(uses.Count > 1000, $"Only {uses.Count} uses were found.");
        Assert.True(
            wrong.Keys.All(known.Contains),
            "These folders use what is to their right:\n" + string.Join("\n", wrong.Where(use => !known.Contains(use.Key)).Select(static use => $"  {use.Key.Folder} uses {use.Key.Used} in {use.Value}").Order()));
        Assert.True(
            known.All(wrong.ContainsKey),
            "These exceptions are needed no more:\n" + string.Join("\n", known.Where(exception => !wrong.ContainsKey(exception)).Select(static exception => $"  {exception.Folder} uses {exception.used}").Order()));
    }

    // Every name in one folder that means something in another.
    private static List<((string Folder, string File) User, (string Folder, string Type) Used)> Uses()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var usings = string.Concat(
            ((string[])["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "AslSharp.Hosting", "AslSharp.Runtime"])
            .Select(static name => $"global using {name};"));
        var compilation = CSharpCompilation.Create(
            "Runtime",
            [.. Sources().Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)), CSharpSyntaxTree.ParseText(usings, options)],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
                .Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var uses = new List<((string, string), (string, string))>();
        foreach (var tree in compilation.SyntaxTrees.Where(static tree => tree.FilePath.Length > 0))
        {
            var (folder, model) = (Folder(tree.FilePath), compilation.GetSemanticModel(tree));
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (model.GetSymbolInfo(name).Symbol is { Kind: not SymbolKind.Namespace } symbol && Declaration(symbol) is { } declared && Folder(declared) != folder)
                    uses.Add(((folder, Path.GetFileName(tree.FilePath)), (Folder(declared), (symbol as INamedTypeSymbol ?? symbol.ContainingType).Name)));
            }
        }

        return uses;
    }

    // A type that several folders declare parts of belongs to the one furthest to the left.
    private static string? Declaration(ISymbol symbol)
        => symbol is INamedTypeSymbol || symbol.ContainingType is not null
            ? symbol.OriginalDefinition.Locations.Select(static place => place.SourceTree?.FilePath ?? "").Where(static path => path.Length > 0).MinBy(static path => Position(Folder(path)))
            : null;

    private static int Position(string folder) => Array.FindIndex(Order, place => place.Contains(folder));

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories).Where(static file => Folder(file) is not ("bin" or "obj"));

    private static string Folder(string file) => Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)[0];

    private static string Root { get; } = Path.Combine(Folders.Tests, "..", "src", "AslSharp");
}
