namespace AslSharp.Aws.Tests.Moto;

/// <summary>The samples' emulator of AWS, for tests.</summary>
internal static class Emulator
{
    /// <summary>Starts one; skips the test, aloud, where Python has none.</summary>
    internal static async Task<global::Moto.MotoServer> StartAsync()
    {
        Python.Require("moto.server");
        Python.Require("boto3");
        return await global::Moto.MotoServer.StartAsync() ?? throw new InvalidOperationException("The emulator ended before it listened.");
    }

    /// <summary>How it is called in tests: where boto3 is asked the same, and each failure is to be seen.</summary>
    internal static AwsOptions TestOptions(this global::Moto.MotoServer server) => server.Options with { Region = "us-east-1", MaxAttempts = 1 };
}
