using System.Net;
using System.Net.Sockets;

namespace AslSharp.Orleans.Tests.Servers;

/// <summary>Where a server of a test's own runs: a port on loopback that is free, and a temporary folder, which goes with this.</summary>
internal sealed class ServerPlace(string name) : IDisposable
{
    internal const string Host = "127.0.0.1";

    internal string Folder { get; } = Directory.CreateTempSubdirectory($"aslsharp-{name}-").FullName;

    internal int Port { get; } = FindFreePort();

    internal static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The folder that has all of some programs: one of the path, or else one of others; null for none.</summary>
    internal static string? FindPrograms(string[] programs, params IEnumerable<string> others)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(others)
            .FirstOrDefault(folder => programs.All(program => File.Exists(Path.Combine(folder, program))));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
