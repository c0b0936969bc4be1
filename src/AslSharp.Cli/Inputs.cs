namespace AslSharp.Cli;

/// <summary>Reads the texts that a command line names; <c>-</c> is standard input.</summary>
/// <param name="standardInput">What <c>-</c> reads.</param>
internal sealed class Inputs(TextReader standardInput)
{
    /// <summary>The path that means standard input.</summary>
    internal const string StandardInput = "-";

    /// <summary>How findings name what was read from standard input.</summary>
    internal const string StandardInputName = "stdin";

    private bool _isRead;

    /// <summary>The path as messages show it.</summary>
    internal static string NameOf(string path) => path == StandardInput ? StandardInputName : path;

    /// <summary>Reads a file, or standard input.</summary>
    /// <exception cref="UsageException">It cannot be read, or standard input is asked for twice.</exception>
    internal string Read(string path)
    {
        if (path != StandardInput) return Files.ReadText(path);
        if (_isRead) throw new UsageException("Standard input can be read once: only one argument may be -.");
        _isRead = true;
        return Files.ReadText(StandardInputName, standardInput);
    }

    /// <summary>Reads a value that the command line gives: JSON, a file's name (with or without <c>@</c> in front), or standard input.</summary>
    /// <param name="option">The option, for messages.</param>
    /// <param name="written">What was written.</param>
    /// <exception cref="UsageException">It is no JSON, or cannot be read.</exception>
    internal AslValue ReadValue(string option, string written)
    {
        var path = written.StartsWith('@') ? written[1..] : written == StandardInput || File.Exists(written) ? written : null;
        return AslValue.TryParse(path is null ? written : Read(path), out var value, out var problem)
            ? value
            : throw new UsageException($"{option} is no JSON: {problem!.Message}", problem);
    }
}
