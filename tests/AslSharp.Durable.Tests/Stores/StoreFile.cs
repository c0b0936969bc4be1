namespace AslSharp.Durable.Tests.Stores;

/// <summary>The file of a store, in a folder that goes with the test.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aslsharp-durable-");

    internal string Path => System.IO.Path.Combine(_folder.FullName, "executions.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
