using AslSharp.Compiler.Emit;

namespace AslSharp.Cli.Checking;

/// <summary>Tells kinds of files apart.</summary>
internal static class FileKinds
{
    /// <summary>Whether a path names a definition, in JSON or YAML.</summary>
    internal static bool IsDefinition(string path) => TargetNames.IsDefinition(path) || IsYamlDefinition(path);

    internal static FileKind Of(CheckInput input)
    {
        if (TargetNames.IsDefinition(input.Path)) return FileKind.JsonDefinition;
        if (IsYamlDefinition(input.Path)) return FileKind.YamlDefinition;
        return input.Text.AsSpan().TrimStart() is ['{', ..] ? FileKind.Json : FileKind.Yaml;
    }

    private static bool IsYamlDefinition(string path)
        => path.EndsWith(".asl.yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".asl.yml", StringComparison.OrdinalIgnoreCase);
}
