namespace AslSharp.Cli.Sam;

/// <summary>A function of a template.</summary>
/// <param name="Id">The id of its resource.</param>
/// <param name="Name">How definitions name it first.</param>
internal sealed record SamFunction(string Id, FunctionName Name)
{
    private const int ShortestTimeout = 30;
    private const int LongestTimeout = 900;

    /// <summary>The seconds that it may take: those of the task, as far as functions may take as long.</summary>
    internal int Timeout { get; private set; } = ShortestTimeout;

    /// <summary>Its name on AWS, in the words of <c>Fn::Sub</c>; null where nobody names it.</summary>
    internal string? FixedName { get; init; }

    /// <summary>The alias that definitions call; null for none.</summary>
    internal string? Alias { get; private set; }

    /// <summary>A task calls it.</summary>
    /// <param name="name">How the task names it.</param>
    /// <param name="seconds">The time that it has.</param>
    internal void Use(FunctionName name, int seconds)
    {
        Alias ??= AliasOf(name);
        Timeout = Math.Clamp(seconds, Timeout, LongestTimeout);
    }

    /// <summary>The reference to its ARN, or to that of its alias, in a definition that stands in the template.</summary>
    /// <param name="written">How the definition names it.</param>
    internal AslValue Reference(string written) => AliasOf(FunctionName.Read(written)) is null
        ? AslValue.Object(new AslProperty("Fn::GetAtt", AslValue.Array(Id, "Arn")))
        : AslValue.Object(new AslProperty("Ref", $"{Id}.Alias"));

    // A version has a number, and only the service gives it.
    private static string? AliasOf(FunctionName name)
        => name.Qualifier is { } qualifier && qualifier != "$LATEST" && !qualifier.All(char.IsAsciiDigit) ? qualifier : null;
}
