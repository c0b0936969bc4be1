using System.Text.Json;
using AslSharp.Compiler.Schema;

namespace AslSharp.Cli.Tests.Commands;

public sealed class SchemaCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Schema_Printed_IsTheTextAndNothingElse()
    {
        var (exitCode, output, _) = await Tool.RunAsync("schema");

        Assert.Equal(0, exitCode);
        Assert.Equal(AslSchema.Write(), output);
    }

    [Fact]
    public async Task Schema_ForVisualStudioCode_IsWrittenWithSettingsThatLeadToIt()
    {
        var (exitCode, output, _) = await Tool.RunAsync("schema", "--vscode", _folder.Path);

        Assert.Equal(0, exitCode);
        var schema = Path.Combine(_folder.Path, ".vscode", "asl.schema.json");
        Assert.Equal(AslSchema.Write(), await File.ReadAllTextAsync(schema, TestContext.Current.CancellationToken));
        using var settings = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder.Path, ".vscode", "settings.json"), TestContext.Current.CancellationToken));
        var entry = Assert.Single(settings.RootElement.GetProperty("json.schemas").EnumerateArray());
        Assert.Equal("*.asl.json", Assert.Single(entry.GetProperty("fileMatch").EnumerateArray()).GetString());
        // Relative paths there begin at the workspace.
        Assert.True(File.Exists(Path.Combine(_folder.Path, entry.GetProperty("url").GetString()!)));
        Assert.Contains("Rider", output, StringComparison.Ordinal);
        Assert.Contains("Visual Studio", output, StringComparison.Ordinal);
        Assert.Contains("\"$schema\": \"./.vscode/asl.schema.json\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_SettingsThatAreThere_AreLeftAndWhatToAddIsPrinted()
    {
        const string Mine = "{ /* mine */ }";
        Directory.CreateDirectory(Path.Combine(_folder.Path, ".vscode"));
        var settings = _folder.Write(".vscode/settings.json", Mine);

        var (exitCode, output, _) = await Tool.RunAsync("schema", "--vscode", _folder.Path);

        Assert.Equal(0, exitCode);
        Assert.Equal(Mine, await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken));
        Assert.Contains($"Add to {settings}:", output, StringComparison.Ordinal);
        Assert.Contains("\"json.schemas\"", output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(settings, "{ \"json.schemas\": [{ \"url\": \"./.vscode/asl.schema.json\" }] }", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Add to", (await Tool.RunAsync("schema", "--vscode", _folder.Path)).Output, StringComparison.Ordinal);
    }
}
