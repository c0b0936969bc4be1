namespace AslSharp.Cli;

/// <summary>What the tool's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>All is well.</summary>
    internal const int Success = 0;

    /// <summary>A definition has errors, an execution did not succeed, or a case failed.</summary>
    internal const int Failure = 1;

    /// <summary>The command line asks for something that cannot be done.</summary>
    internal const int Usage = 2;

    /// <summary>A signal stopped the tool.</summary>
    internal const int Stopped = 130;
}
