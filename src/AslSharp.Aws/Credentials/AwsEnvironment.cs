namespace AslSharp.Aws;

/// <summary>The environment that settings come from.</summary>
/// <param name="variable">Gives a variable, or null.</param>
/// <param name="home">The user's folder.</param>
internal sealed class AwsEnvironment(Func<string, string?> variable, string home)
{
    internal static AwsEnvironment OfProcess { get; } = new(
        Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    internal string Home => home;

    /// <summary>A variable that is not empty, or null.</summary>
    internal string? this[string name] => variable(name) is { Length: > 0 } value ? value : null;

    internal bool Is(string name) => string.Equals(this[name], "true", StringComparison.OrdinalIgnoreCase);

    internal string File(string overridden, params ReadOnlySpan<string> path) => this[overridden] is { } file
        ? file.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(home, file[2..]) : file
        : Path.Combine([home, .. path]);
}
