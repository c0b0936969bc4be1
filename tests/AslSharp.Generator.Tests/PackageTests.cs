using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests;

/// <summary>The package as a project outside this repository meets it: one pack, then builds against it.</summary>
public sealed partial class PackageTests
{
    private const string Program = """
        using AslSharp;
        using AslSharp.Testing;
        using Shop;

        var output = await new OrderStateMachine(new OrderTasks()).RunAsync(AslValue.Parse("{}"));
        Console.WriteLine(output);
        Console.WriteLine(await new Shop.Flows.Hidden().RunAsync(output));
        Console.WriteLine(await new Shop.Papers.Memo().RunAsync(AslValue.EmptyObject));

        // The test kit is a package of its own, for any test framework or none.
        var tester = new StateMachineTester(OrderStateMachine.WithoutTasks());
        tester.Mocks["Check Stock"].After(TimeSpan.FromDays(3)).ReturnsJson("[1]");
        Console.WriteLine((await tester.RunJsonAsync("{}")).AssertOutputJson("[1]").AssertPath("Check Stock").Elapsed.TotalDays);
        Console.WriteLine((await StateMachineCases.RunAllAsync("Cases", OrderStateMachine.WithoutTasks())).Count);

        sealed class OrderTasks : IOrderTasks
        {
            public ValueTask<AslValue> CheckStockAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
                => new(AslValue.Object(
                    new AslProperty("mapped", Environment.StackTrace.Contains("order.asl.json:line 4")),
                    new AslProperty("sourced", Environment.StackTrace.Split('\n').Any(frame => frame.Contains(" AslSharp.") && frame.Contains(".cs:line ")))));
        }

        namespace Shop.Flows
        {
            [StateMachine("refund.asl.json")]
            sealed partial class Hidden;
        }
        """;

    private const string ProjectFile = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="AslSharp" Version="0.0.0-test" />
            <PackageReference Include="AslSharp.Testing" Version="0.0.0-test" />
            <Content Include="Cases/**" CopyToOutputDirectory="PreserveNewest" />
            <AdditionalFiles Update="note.asl.json" AslClass="Memo" AslNamespace="Shop.Papers" AslVisibility="internal" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public void Package_UsedFromOutside_BuildsRunsAndReportsAtThePlace()
    {
        var folder = Directory.CreateTempSubdirectory("aslsharp-package-");
        try
        {
            Pack(folder.FullName);
            AssertFiles(folder.FullName);
            Assert.All(Directory.GetFiles(Path.Combine(folder.FullName, "feed"), "*.nupkg"), PackedSources.AssertComplete);
            Write(folder, Definitions.Order);

            Dotnet.Run(folder.FullName, 0, "build", "-p:TreatWarningsAsErrors=true");
            var lines = Dotnet.Run(Path.Combine(folder.FullName, "bin", "Debug", "net10.0"), 0, "Shop.dll").Trim().Split('\n', StringSplitOptions.TrimEntries);
            Assert.Equal(["""{"mapped":true,"sourced":true}""", """{"mapped":true,"sourced":true,"answer":42}""", """{"answer":42}""", "3", "1"], lines);
            AssertProperties(folder.FullName);

            File.WriteAllText(Path.Combine(folder.FullName, "order.asl.json"), Definitions.Broken);
            foreach (var analyzers in new[] { "true", "false" })
            {
                var output = Dotnet.Run(folder.FullName, 1, "build", "--no-restore", "-p:RunAnalyzersDuringBuild=" + analyzers);
                var error = Assert.Single(ErrorLine().Matches(output).Select(match => match.Value).Distinct());
                Assert.Matches(@"order\.asl\.json\(4,\d+\): error ASL2001", error);
                Assert.DoesNotContain("warning", output);
            }

            AssertSeverities(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertFiles(string folder)
    {
        using var package = ZipFile.OpenRead(Path.Combine(folder, "feed", "AslSharp.0.0.0-test.nupkg"));
        Assert.Equal(
            ["AslSharp.CodeFixes.dll", "AslSharp.Compiler.dll", "AslSharp.Generator.dll"],
            package.Entries.Where(entry => entry.FullName.StartsWith("analyzers/dotnet/cs/", StringComparison.Ordinal)).Select(entry => entry.Name).Order(StringComparer.Ordinal));
        Assert.NotNull(package.GetEntry("schemas/asl.schema.json"));
        using var testing = ZipFile.OpenRead(Path.Combine(folder, "feed", "AslSharp.Testing.0.0.0-test.nupkg"));
        Assert.NotNull(testing.GetEntry("README.md"));
        Assert.NotNull(testing.GetEntry("lib/net10.0/AslSharp.Testing.xml"));
    }

    // A .globalconfig raises one warning, NoWarn silences another, both in the JSON.
    private static void AssertSeverities(string folder)
    {
        File.WriteAllText(Path.Combine(folder, ".globalconfig"), "is_global = true\ndotnet_diagnostic.ASL1013.severity = error\n");
        File.WriteAllText(Path.Combine(folder, "order.asl.json"), "// note\n" + Definitions.Order.Replace("\"End\"", "\"Parameters\": { \"a\": \"$.b\" }, \"End\""));
        var output = Dotnet.Run(folder, 1, "build", "--no-restore", "-p:NoWarn=ASL1128");
        Assert.Matches(@"order\.asl\.json\(1,1\): error ASL1013", Assert.Single(ErrorLine().Matches(output).Select(match => match.Value).Distinct()));
        Assert.DoesNotContain("ASL1128", output);
    }

    // What the props and targets make of the project's own properties: whether lines are mapped, states are inspected, the analyzer reports errors.
    private static void AssertProperties(string folder)
    {
        Assert.Equal("true true false", Evaluate());
        Assert.Equal("false false false", Evaluate("-p:Configuration=Release"));
        Assert.Equal("true true false", Evaluate("-p:BuildingProject=false"));

        // An editor runs analyzers unless RunAnalyzers or RunAnalyzersDuringLiveAnalysis forbid it; `dotnet watch` runs the program.
        Assert.Equal("false false true", Evaluate("-p:DesignTimeBuild=true"));
        Assert.Equal("true true false", Evaluate("-p:DesignTimeBuild=true", "-p:DotNetWatchBuild=true"));
        Assert.Equal("false false false", Evaluate("-p:DesignTimeBuild=true", "-p:RunAnalyzers=false"));
        Assert.Equal("false false true", Evaluate("-p:DesignTimeBuild=true", "-p:RunAnalyzersDuringBuild=false"));
        Assert.Equal("false false false", Evaluate("-p:DesignTimeBuild=true", "-p:RunAnalyzersDuringLiveAnalysis=false"));
        Assert.DoesNotContain("order.asl.json", Dotnet.Run(folder, 0, "msbuild", "-getItem:AdditionalFiles", "-p:AslSharpAutomaticFiles=false"));

        string Evaluate(params string[] arguments)
        {
            const string Names = "AslSharpLineMapping,AslSharpInspection,AslSharpAnalyzerReportsErrors";
            using var json = JsonDocument.Parse(Dotnet.Run(folder, 0, ["msbuild", "-t:AslSharpFindReporter", "-getProperty:" + Names, .. arguments]));
            return string.Join(' ', Names.Split(',').Select(name => json.RootElement.GetProperty("Properties").GetProperty(name).GetString()));
        }
    }

    [GeneratedRegex(@"^.*\): error .*$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();

    // What this test was built with is packed as it is, so nothing is compiled twice.
    private static void Pack(string folder)
    {
        foreach (var project in new[] { "src/AslSharp", "src/AslSharp.ServiceModels", "src/AslSharp.Testing" })
            Dotnet.Run(Repository.Root, 0, "pack", project, "--no-build", "-c", Dotnet.Configuration, "-o", Path.Combine(folder, "feed"), "-p:Version=0.0.0-test", "-p:MinVerSkip=true");
    }

    private static void Write(DirectoryInfo folder, string order)
    {
        var settings = new XElement("configuration",
            new XElement("config", Add("globalPackagesFolder", "packages")),
            new XElement("packageSources", Add("packed", "feed")));
        File.WriteAllText(Path.Combine(folder.FullName, "NuGet.config"), settings.ToString());
        File.WriteAllText(Path.Combine(folder.FullName, "Shop.csproj"), ProjectFile);
        File.WriteAllText(Path.Combine(folder.FullName, "Program.cs"), Program);
        File.WriteAllText(Path.Combine(folder.FullName, "order.asl.json"), order);
        File.WriteAllText(
            Path.Combine(folder.CreateSubdirectory("Cases").FullName, "in-stock.json"),
            """{"tasks": {"Check Stock": [{"return": true}]}, "expect": {"status": "SUCCEEDED", "output": true}}""");
        File.WriteAllText(Path.Combine(folder.FullName, "note.asl.json"), Definitions.Refund);
        folder.CreateSubdirectory("Flows");
        File.WriteAllText(Path.Combine(folder.FullName, "Flows", "refund.asl.json"), Definitions.Refund);
        // Neither of these is a definition of the project: they would not compile.
        foreach (var output in new[] { "bin", "obj" })
            File.WriteAllText(Path.Combine(folder.CreateSubdirectory(output).FullName, "copy.asl.json"), "{");

        static XElement Add(string key, string value) => new("add", new XAttribute("key", key), new XAttribute("value", value));
    }
}
