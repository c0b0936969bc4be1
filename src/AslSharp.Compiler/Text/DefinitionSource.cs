namespace AslSharp.Compiler.Text;

/// <summary>
/// The text that something was made of, for who has to look into it once more. It does not count when what was made of it is compared: a text that
/// means the same makes nothing anew.
/// </summary>
/// <param name="file">The definition.</param>
public readonly struct DefinitionSource(AslFile? file) : IEquatable<DefinitionSource>
{
    /// <summary>The definition; null where there is none.</summary>
    public AslFile? File { get; } = file;

    /// <summary>True: all sources count as equal.</summary>
    public static bool operator ==(DefinitionSource left, DefinitionSource right) => left.Equals(right);

    /// <summary>False: all sources count as equal.</summary>
    public static bool operator !=(DefinitionSource left, DefinitionSource right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(DefinitionSource other) => true;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DefinitionSource;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
