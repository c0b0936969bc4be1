namespace AslSharp.AspNetCore.Tests.Clients;

/// <summary>AWS's SDK for JavaScript against the API. Skipped where Node is not installed, or the SDK cannot be had from npm.</summary>
public sealed class AwsSdkTests
{
    private static readonly string Folder = Path.Join(AppContext.BaseDirectory, "Clients");

    [Fact]
    public async Task Sdk_RunsAllOperations_AndKnowsTheirErrors()
    {
        await InstallAsync();
        await using var server = await OfferedServer.StartAsync();
        var (code, output) = await ClientProgram.RunAsync("node", ["operations.mjs", server.Address.ToString()], Folder);
        Assert.True(code == 0, output);
    }

    // Beside the built test, where nothing of it gets into the repository.
    private static async Task InstallAsync()
    {
        // npm writes this last.
        if (File.Exists(Path.Join(Folder, "node_modules", ".package-lock.json"))) return;
        var (code, output) = await ClientProgram.RunAsync(
            "npm", ["install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--fetch-retries=0", "--fetch-timeout=20000"], Folder);
        Assert.SkipUnless(code == 0, $"npm could not install @aws-sdk/client-sfn: {output}");
    }
}
