using System.Reflection;
using System.Runtime.Loader;

namespace AslSharp.Benchmarks.Telemetry;

/// <summary>
/// The runtime and these benchmarks, loaded once more with static fields of their own: so that one process has the runtime with its telemetry and the
/// runtime without it, and can measure both in turns.
/// </summary>
internal sealed class RuntimeCopy : AssemblyLoadContext
{
    private const string Switch = "AslSharp.Telemetry.IsSupported";
    private static readonly string[] Copied = ["AslSharp", "AslSharp.Benchmarks"];

    private readonly Type _load;

    /// <param name="hasTelemetry">Whether the copy has telemetry, which it decides when its code runs first.</param>
    internal RuntimeCopy(bool hasTelemetry)
    {
        _load = LoadFromAssemblyName(typeof(PipelineLoad).Assembly.GetName()).GetType(typeof(PipelineLoad).FullName!, throwOnError: true)!;
        AppContext.SetSwitch(Switch, hasTelemetry);
        Get(nameof(PipelineLoad.OverJson)).ResultAsync().GetAwaiter().GetResult();
        AppContext.SetSwitch(Switch, true);
    }

    /// <summary>A load of this copy, by its name.</summary>
    internal (Func<int, Task> RunAsync, Func<Task<string>> ResultAsync) Get(string load)
        => ((Func<int, Task>, Func<Task<string>>))_load.GetMethod(load, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!;

    protected override Assembly? Load(AssemblyName assemblyName)
        => Array.IndexOf(Copied, assemblyName.Name) < 0 ? null : LoadFromAssemblyPath(Path.Join(AppContext.BaseDirectory, $"{assemblyName.Name}.dll"));
}
