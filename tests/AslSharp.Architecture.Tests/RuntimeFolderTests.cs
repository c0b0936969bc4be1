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
        ["Annotations", "Stores"], ["Data"], ["Java", "Errors"], ["JsonPath", "Intrinsics", "Jsonata", "Choice"], ["History", "Telemetry"], ["Execution"],
        ["Activities", "Services", "DistributedMap", "Conversions"], ["Persistence"],
    ];

    // What a folder uses all the same, and why.
    private static readonly (string Folder, string Used, string[] Types, string Reason)[] Exceptions =
    [
        ("Data", "Errors", ["RuntimeFault"], "a value that is too deep or too large says so itself"),
        ("Data", "Jsonata", ["JsonataFunction", "JsonataTailCall"], "inside of an expression a value may be a function, which its type alone tells"),
        ("Data", "Execution", ["TaskFailure"], "an outcome of 16 bytes keeps a failure where otherwise its value is"),
        ("Errors", "JsonPath", ["DefinitePath", "PathUse"], "what a path did not find is put into words when the whole document is at hand"),
        ("History", "DistributedMap", ["MapRun"], "an observer is told of the runs of distributed Maps"),
        ("Telemetry", "Execution", ["ExecutionStatus"], "ends of executions are counted and marked by how they ended"),
        ("Execution", "DistributedMap", ["ChildRunner", "IItemProcessor", "MapItem"], "a host may run the children of distributed Maps elsewhere"),
        ("Execution", "DistributedMap", ["MapItemNames", "ValueItems"], "the Context object shows the item, in the names that readers give"),
        ("Execution", "DistributedMap", ["MapRun"], "a frame and an execution know the run that they belong to"),
        ("Execution", "Activities", ["ActivityPoll", "ActivityTask", "ActivityTasks"], "an attempt hands its task to whoever polls for it"),
        ("Execution", "Services", ["HandlerCall", "ServiceHandler", "ServiceHandlers", "TaskRoute"], "the host in process asks the handlers of the options"),
        ("Execution", "Services", ["NestedExecutions", "StartExecution", "StateMachineRegistry"], "the host in process starts the other machines of the options"),
        ("Execution", "Services", ["SdkMetadata", "ServiceParameters"], "results of lambda:invoke have an envelope, and events show a call's parameters"),
    ];

    // What the project uses everywhere.
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
        "AslSharp.Hosting", "AslSharp.Runtime",
    ];

    private static readonly string Root = Path.Combine(Repository.Root, "src", "AslSharp");

    [Fact]
    public void Folders_OfTheRuntime_AreTheKnownOnes()
        => Assert.Equal(
            Order.SelectMany(static folders => folders).Order(StringComparer.Ordinal),
            Sources().Select(Folder).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Folder_Uses_OnlyFoldersToItsLeft()
    {
        var uses = Uses();
        var wrong = uses.Where(static use => Place(use.Used) >= Place(use.Folder)).ToLookup(static use => $"{use.Folder} uses {use.Used}.{use.Type}", static use => use.File);
        var known = Exceptions.SelectMany(static row => row.Types.Select(type => $"{row.Folder} uses {row.Used}.{type}")).ToHashSet();
        var unknown = wrong.Where(use => !known.Contains(use.Key)).Select(static use => $"{use.Key} in {string.Join(", ", use.Distinct().Order(StringComparer.Ordinal))}");

        Assert.True(uses.Count > 1000, $"Only {uses.Count} uses were found.");
        Assert.True(!unknown.Any(), "These folders use what is not to their left:\n" + string.Join("\n", unknown.Order(StringComparer.Ordinal)));
        var idle = known.Where(use => !wrong.Contains(use)).Order(StringComparer.Ordinal);
        Assert.True(!idle.Any(), "These exceptions are needed no more:\n" + string.Join("\n", idle));
    }

    // Every name in one folder that means something in another.
    private static List<(string Folder, string File, string Used, string Type)> Uses()
    {
        var compilation = Compile();
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var uses = new List<(string, string, string, string)>();
        foreach (var tree in compilation.SyntaxTrees.Where(static tree => tree.FilePath.Length > 0))
        {
            var (folder, model) = (Folder(tree.FilePath), compilation.GetSemanticModel(tree));
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (model.GetSymbolInfo(name).Symbol is not { } symbol || (symbol as INamedTypeSymbol ?? symbol.ContainingType) is not { } type) continue;
                // A type in parts is used where its leftmost part is.
                var parts = symbol.OriginalDefinition.Locations.Where(static place => place.IsInSource).Select(static place => Folder(place.SourceTree!.FilePath));
                var declared = parts.MinBy(Place);
                if (declared is not null && declared != folder) uses.Add((folder, Path.GetFileName(tree.FilePath), declared, type.Name));
            }
        }

        return uses;
    }

    private static CSharpCompilation Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var usings = string.Concat(Usings.Select(static name => $"global using {name};"));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal));
        return CSharpCompilation.Create(
            "Runtime",
            [.. Sources().Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)), CSharpSyntaxTree.ParseText(usings, options)],
            references.Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static int Place(string folder) => Array.FindIndex(Order, folders => folders.Contains(folder));

    private static IEnumerable<string> Sources()
        => Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories).Where(static file => Folder(file) is not ("bin" or "obj"));

    private static string Folder(string file) => Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)[0];
}
