using System.Reflection;

namespace AslSharp.Cli;

/// <summary>The version of the tool, which is that of all packages that are made with it.</summary>
internal static class ToolVersion
{
    /// <summary>The version, without the commit that it was built of.</summary>
    internal static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
