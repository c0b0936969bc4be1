namespace AslSharp.Durable.Worker;

/// <summary>A file with a line for each call of a task: which life of the process, the task's key, its token. What was written stays when the process is killed.</summary>
internal sealed class CallLog(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

    public void Dispose() => _file.Dispose();

    internal void Write(int life, string key, string? token)
    {
        var line = System.Text.Encoding.UTF8.GetBytes($"{life}\t{key}\t{token}\n");
        lock (_file) _file.Write(line);
    }
}
