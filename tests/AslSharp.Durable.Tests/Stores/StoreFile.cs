namespace AslSharp.Durable.Tests.Stores;

/// <summary>The file of a store, in a folder that goes with the test.</summary>
/// <param name="inMemory">Whether the folder is in memory, where there is such a place: for many short-lived files.</param>
internal sealed class StoreFile(bool inMemory = false) : IDisposable
{
    private readonly DirectoryInfo _folder = inMemory && Directory.Exists("/dev/shm")
        ? Directory.CreateDirectory($"/dev/shm/aslsharp-durable-{Guid.NewGuid()}")
        : Directory.CreateTempSubdirectory("aslsharp-durable-");

    internal string Path => System.IO.Path.Combine(_folder.FullName, "executions.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
