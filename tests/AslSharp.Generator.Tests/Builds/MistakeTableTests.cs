using System.Globalization;
using System.Text;
using AslSharp.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator.Tests.Builds;

/// <summary>
/// The first promise: a wrong definition is always said, at its place, once. Every mistake in every surrounding, all mistakes of a
/// surrounding in one project, by real builds.
/// </summary>
public sealed class MistakeTableTests
{
    // What a project has that was right before its definitions went wrong.
    private static readonly string Users = string.Concat(Enumerable.Range(1, Mistake.All.Count).Select(static i => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        class M{{i}}Tasks : Shop.IM{{i}}Tasks
        {
            public ValueTask<AslSharp.AslValue> CheckStockAsync(AslSharp.AslValue input, AslSharp.TaskContext context, CancellationToken cancellationToken) => new(input);
            public static ValueTask<AslSharp.AslValue> RunAsync() => new Shop.M{{i}}StateMachine(new M{{i}}Tasks(), new AslSharp.ExecutionOptions()).RunAsync(default);
            public static Shop.M{{i}}StateMachine Other() => Shop.M{{i}}StateMachine.WithoutTasks();
        }

        """)));

    public static TheoryData<string, string, string[]> Surroundings => new()
    {
        { "C# that is right", "", [] },
        { "a method that is missing", "class Wrong : IDisposable;", ["CS0535"] },
        { "a type that is missing", "class Wrong : INowhere;", ["CS0246"] },
        { "a namespace that is missing", "using Nowhere.AtAll;", ["CS0246"] },
        { "a wrong body", "class Wrong { int M() => \"text\"; }", ["CS0029"] },
    };

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void Mistake_InABuild_IsSaidOnce(string surrounding, string source, string[] others)
    {
        using var project = Write(source);
        string[][] variants = surrounding switch
        {
            "C# that is right" => [[], ["--no-incremental", "-p:RunAnalyzers=false"]],
            "a method that is missing" => [["-p:RunAnalyzersDuringBuild=false"], ["-p:TreatWarningsAsErrors=true"]],
            "a type that is missing" => [["-t:Compile"]],
            _ => [[]],
        };
        foreach (var arguments in variants) AssertTable(project.Build(1, arguments), others);
    }

    [Fact]
    public async Task Mistake_InAnEditor_IsSaidOnceByTheAnalyzer()
    {
        using var project = Write("class Wrong : INowhere;");
        project.Build(1);
        var opened = EditorProject.Open(project.Folder);
        Assert.Empty(opened.Generated);
        AssertTable([.. (await opened.AnalyzeAsync()).Select(diagnostic => Message(diagnostic, project.Folder))], []);

        // What the editor asked for leaves the build as it was.
        AssertTable(project.Build(1), ["CS0246"]);
    }

    private static DiskProject Write(string source)
    {
        var project = new DiskProject();
        for (var i = 0; i < Mistake.All.Count; i++) project.Write($"m{i + 1}.asl.json", Mistake.All[i].Text);
        project.Write("Users.cs", Users);
        project.Write("Other.cs", source);
        return project;
    }

    // Each mistake once at its place, and no C# error but those of the surrounding.
    private static void AssertTable(IReadOnlyList<BuildMessage> messages, string[] others)
    {
        var faults = new StringBuilder();
        for (var i = 0; i < Mistake.All.Count; i++)
        {
            var (mistake, file) = (Mistake.All[i], $"m{i + 1}.asl.json");
            var errors = messages.Where(message => message.File == file && message.Severity == "error").ToArray();
            var isOnce = errors.Distinct().Count() == errors.Length && (errors.Length == 1 || (mistake.HasFollowers && errors.Length > 1));
            if (!isOnce || (errors[0].Line, errors[0].Column) != (mistake.Line, mistake.Column))
                faults.AppendLine(CultureInfo.InvariantCulture, $"{mistake.Name} ({mistake.Line},{mistake.Column}): {string.Join("; ", errors.AsEnumerable())}");
        }

        var rest = messages.Where(static message => message.Severity == "error" && !message.File.EndsWith(".asl.json", StringComparison.Ordinal)).ToArray();
        if (!rest.Select(static message => message.Id).Distinct().Order().SequenceEqual(others)) faults.AppendLine(string.Join('\n', rest.AsEnumerable()));
        Assert.True(faults.Length == 0, faults.ToString());
    }

    private static BuildMessage Message(Diagnostic diagnostic, string folder)
    {
        var span = diagnostic.Location.GetLineSpan();
        return new BuildMessage(
            Path.GetRelativePath(folder, span.Path),
            span.StartLinePosition.Line + 1,
            span.StartLinePosition.Character + 1,
            diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning",
            diagnostic.Id,
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }
}
