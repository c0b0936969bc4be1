using AslSharp.Fuzzing.Checks;

namespace AslSharp.Fuzzing.LongRun;

/// <summary>Writes findings, one of a signature, as small as they can be made in a few seconds.</summary>
/// <param name="folder">Where.</param>
internal sealed class Findings(string folder)
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>How many kinds of findings there are.</summary>
    internal int Kinds => _seen.Count;

    /// <summary>Takes a finding.</summary>
    /// <param name="name">The name of the text's file.</param>
    /// <param name="text">The text.</param>
    /// <param name="failure">What is wrong with it.</param>
    /// <param name="check">Throws again for as long as the text has the fault.</param>
    internal void Add(string name, string text, FuzzFailure failure, Action<string> check)
    {
        if (!_seen.TryAdd(failure.Signature, 1))
        {
            _seen[failure.Signature]++;
            return;
        }

        var (smallest, message) = Minimizer.Shorten(text, failure, check);
        Write(smallest, $"{message}\nin a file named {System.Text.Json.JsonSerializer.Serialize(name)}");
    }

    /// <summary>Writes a text that cannot be looked at again, because it ends the process.</summary>
    internal void Write(string text, string message)
    {
        Directory.CreateDirectory(folder);
        var name = Path.Combine(folder, $"{DateTime.UtcNow:yyyyMMdd-HHmmss-fff}");
        File.WriteAllText(name + ".asl.json", text);
        File.WriteAllText(name + ".txt", message);
        Console.WriteLine($"FOUND {name}: {message.Split('\n')[0]}");
    }

    /// <summary>How often each was seen.</summary>
    internal IEnumerable<string> Summary() => _seen.Select(static pair => $"{pair.Value,7} x {pair.Key}");
}
