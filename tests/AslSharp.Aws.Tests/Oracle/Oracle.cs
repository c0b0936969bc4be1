using System.Diagnostics;

namespace AslSharp.Aws.Tests;

/// <summary>Asks botocore and boto3, one question a line.</summary>
internal sealed class Oracle : IDisposable
{
    private readonly Process _process = Python.Start(Python.Script, "serve");

    internal AslValue Ask(AslValue question)
    {
        _process.StandardInput.WriteLine(question.ToJson());
        _process.StandardInput.Flush();
        var answer = AslValue.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException(_process.StandardError.ReadToEnd()));
        return answer["problem"].IsUndefined ? answer : throw new InvalidOperationException($"{answer["problem"]} for {question}");
    }

    /// <summary>The lines that the script prints.</summary>
    internal static IEnumerable<AslValue> Lines(params string[] arguments)
    {
        using var process = Python.Start([Python.Script, .. arguments]);
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        while (process.StandardOutput.ReadLine() is { } line) yield return AslValue.Parse(line);
        process.WaitForExit();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
