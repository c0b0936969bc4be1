namespace AslSharp.Fuzzing.Checks;

/// <summary>A property does not hold.</summary>
/// <param name="property">The property, in a few words that are the same for all texts.</param>
/// <param name="details">What was seen.</param>
/// <param name="inner">The exception that was thrown, if one was.</param>
internal sealed class FuzzFailure(string property, string details, Exception? inner = null) : Exception($"{property}: {details}", inner)
{
    /// <summary>The same for findings that are likely to have one cause.</summary>
    internal string Signature { get; } = inner is null
        ? property + " " + string.Concat(details.TakeWhile(static c => c != '\n').Where(static c => !char.IsDigit(c)).Take(60))
        : $"{property} {inner.GetType().Name} {inner.StackTrace?.Split('\n')[0].Trim()}";
}
