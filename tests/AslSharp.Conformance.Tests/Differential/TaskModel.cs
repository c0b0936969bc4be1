namespace AslSharp.Conformance.Tests.Differential;

/// <summary>What every task of a random machine does: a function of its name, its input and its attempt, known to both sides.</summary>
internal static class TaskModel
{
    /// <summary>The result as JSON text, or the error.</summary>
    internal static (string? Result, string? Error, string? Cause) Answer(string stateName, string input, int attempt)
    {
        var hash = Hash(stateName + "|" + input + "|" + attempt);
        if (hash % 4 == 0) return (null, "E" + (hash / 4 % 3), $"{stateName} attempt {attempt}");
        var echo = input.Length < 120 ? $",\"in\":{input}" : "";
        return ((hash % 5) switch
        {
            0 => "[1,{\"p\":2}]",
            1 => $"{{\"q\":{{\"p\":{hash % 7}}},\"p\":\"{stateName}\"{echo}}}",
            _ => $"{{\"p\":{hash % 9}{echo},\"n\":{attempt}}}",
        }, null, null);
    }

    // Not string.GetHashCode, which differs from process to process.
    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return hash >> 3;
    }
}
