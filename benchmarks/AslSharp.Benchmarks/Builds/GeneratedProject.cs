using System.Reflection;

namespace AslSharp.Benchmarks.Builds;

/// <summary>A project of so many machines like the pipeline, each with the class of its tasks; it takes AslSharp from beside this program.</summary>
internal static class GeneratedProject
{
    private static readonly string[] TaskNames = ["Validate", "Price", "Tax", "Reserve", "Charge", "Notify"];

    internal static async Task WriteAsync(string folder, int count)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Machines.csproj"), Project);
        var definition = await ReadDefinitionAsync();
        for (var i = 0; i < count; i++)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, $"pipeline{i}.asl.json"), definition);
            await File.WriteAllTextAsync(Path.Combine(folder, $"Pipeline{i}Tasks.cs"), Tasks(i));
        }
    }

    private static string Project => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <NuGetAudit>false</NuGetAudit>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="{Beside("AslSharp.dll")}" />
            <Analyzer Include="{Beside("AslSharp.Generator.dll")}" />
            <Analyzer Include="{Beside("AslSharp.Compiler.dll")}" />
          </ItemGroup>
          <Import Project="{Beside("AslSharp.props")}" />
          <Import Project="{Beside("AslSharp.targets")}" />
        </Project>
        """;

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static string Tasks(int i) => $$"""
        using AslSharp;

        namespace Machines;

        public sealed class Pipeline{{i}}Tasks : IPipeline{{i}}Tasks
        {
        {{string.Join("\n\n", TaskNames.Select(Method))}}
        }
        """;

    private static string Method(string task) => $$"""
            public async ValueTask<AslValue> {{task}}Async(AslValue input, TaskContext context, CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                return AslValue.Object(new AslProperty("id", "{{task}}"), new AslProperty("amount", input["amount"]));
            }
        """;

    private static async Task<string> ReadDefinitionAsync()
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("w1-pipeline.asl.json")!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
