using System.Text.Json.Nodes;
using AslSharp.Compiler;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;
using AslSharp.Conformance.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Conformance.Tests.Large;

/// <summary>Templates inside templates: the C# compiler goes down into expressions by recursion, so what is emitted is not as deep.</summary>
public sealed class DeepTemplateTests
{
    private const int Depth = 240;
    private const int SmallStack = 1024 * 1024;

    public static TheoryData<string> Kinds => ["Parameters", "Result", "ItemSelector", "Output"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void DeepTemplate_OnASmallStack_Builds(string kind)
    {
        string[] problems = ["The build did not end."];
        var thread = new Thread(() => problems = Build(Definition(kind)), SmallStack);
        thread.Start();
        thread.Join();
        Assert.Empty(problems);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task DeepTemplate_Runs(string kind)
    {
        var result = await MachineBatch.Compile(Definition(kind))[0].ExecuteAsync(AslValue.Parse("""{"y":[7]}"""), TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess, result.Cause);
        var value = kind == "ItemSelector" ? result.Output[0] : result.Output;
        for (var i = 0; i < Depth; i++) value = i % 2 == 0 ? value["in"] : value[0];
        Assert.Equal(7, value["x"]);
    }

    private static string[] Build(string definition)
    {
        var compiled = AslCompiler.Compile(AslFile.Create("deep.asl.json", definition));
        var target = TargetNames.Target("deep.asl.json", "Large");
        var compilation = CSharpCompilation.Create(
            "Deep",
            [
                CSharpSyntaxTree.ParseText(AslCompiler.EmitSurface(compiled.Plan, target), path: target.HintName),
                CSharpSyntaxTree.ParseText(AslCompiler.EmitProgram(compiled.Plan, target, compiled.Lines), path: target.ProgramHintName),
            ],
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
            // All of it on this thread.
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false));
        return [.. compilation.Emit(Stream.Null).Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString())];
    }

    private static string Definition(string kind)
    {
        var template = kind switch
        {
            "Parameters" => new JsonObject { ["x.$"] = "$.y[0]" },
            "ItemSelector" => new JsonObject { ["x.$"] = "$$.Map.Item.Value" },
            "Output" => new JsonObject { ["x"] = "{% $states.input.y[0] %}" },
            _ => (JsonNode)new JsonObject { ["x"] = 7 },
        };
        for (var i = Depth - 1; i >= 0; i--) template = i % 2 == 0 ? new JsonObject { ["in"] = template } : new JsonArray(template);
        var state = kind == "ItemSelector"
            ? new JsonObject { ["Type"] = "Map", ["ItemsPath"] = "$.y", ["ItemSelector"] = template, ["ItemProcessor"] = JsonNode.Parse("""{"StartAt":"Same","States":{"Same":{"Type":"Pass","End":true}}}""") }
            : new JsonObject { ["Type"] = "Pass", [kind] = template };
        if (kind == "Output") state["QueryLanguage"] = "JSONata";
        state["End"] = true;
        return new JsonObject { ["StartAt"] = "Only", ["States"] = new JsonObject { ["Only"] = state } }.ToJsonString(new System.Text.Json.JsonSerializerOptions { MaxDepth = 1000 });
    }
}
