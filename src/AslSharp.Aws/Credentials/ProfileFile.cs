namespace AslSharp.Aws;

/// <summary>The files <c>~/.aws/config</c> and <c>~/.aws/credentials</c>.</summary>
internal sealed class ProfileFile
{
    private readonly Dictionary<string, Dictionary<string, string>> _sections = new(StringComparer.Ordinal);

    /// <summary>Reads both; what the second says of a profile goes before what the first says.</summary>
    internal static ProfileFile Read(AwsEnvironment environment)
    {
        var file = new ProfileFile();
        file.Add(environment.File("AWS_CONFIG_FILE", ".aws", "config"), hasPrefixes: true);
        file.Add(environment.File("AWS_SHARED_CREDENTIALS_FILE", ".aws", "credentials"), hasPrefixes: false);
        return file;
    }

    /// <summary>A profile; null where there is none of that name.</summary>
    internal IReadOnlyDictionary<string, string>? Profile(string name) => _sections.GetValueOrDefault(name);

    /// <summary>A section that is no profile, such as <c>sso-session work</c>; null for none.</summary>
    internal IReadOnlyDictionary<string, string>? Section(string kind, string name) => _sections.GetValueOrDefault($"{kind} {name}");

    private void Add(string path, bool hasPrefixes)
    {
        if (!File.Exists(path)) return;
        Dictionary<string, string>? section = null;
        var outer = "";
        foreach (var line in File.ReadLines(path))
        {
            var text = line.Trim();
            if (text.Length == 0 || text[0] is '#' or ';') continue;
            if (text[0] == '[' && text.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
            {
                section = SectionOf(text[1..end].Trim(), hasPrefixes);
                outer = "";
                continue;
            }

            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (section is null || equals < 0) continue;
            var name = text[..equals].Trim();
            var value = text[(equals + 1)..].Trim();
            if (!char.IsWhiteSpace(line[0])) outer = name;
            // A setting below another one: "services" have their endpoints so.
            section[char.IsWhiteSpace(line[0]) ? $"{outer}.{name}" : name] = value;
        }
    }

    private Dictionary<string, string> SectionOf(string name, bool hasPrefixes)
    {
        var words = name.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        var key = hasPrefixes && words is ["profile", var profile] ? profile : string.Join(' ', words);
        if (!_sections.TryGetValue(key, out var section)) _sections.Add(key, section = new(StringComparer.Ordinal));
        return section;
    }
}
