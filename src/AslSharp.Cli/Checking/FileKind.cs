namespace AslSharp.Cli.Checking;

/// <summary>What a file holds, as far as its name and its first character tell.</summary>
internal enum FileKind
{
    /// <summary>A definition in JSON.</summary>
    JsonDefinition,

    /// <summary>A definition in YAML.</summary>
    YamlDefinition,

    /// <summary>A template or a definition in JSON.</summary>
    Json,

    /// <summary>A template or a definition in YAML.</summary>
    Yaml,
}
