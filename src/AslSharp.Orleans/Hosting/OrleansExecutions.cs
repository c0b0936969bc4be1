using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Serialization;
using Orleans.Storage;

namespace AslSharp.Orleans;

/// <summary>Registers a cluster as the place where executions run and are kept.</summary>
public static class OrleansExecutions
{
    /// <summary>
    /// Runs executions on the cluster of the host's silo, each by a grain of its own, and keeps them in its grain storage. The silo needs a reminder
    /// service; clustering, placement and storage are whatever it is set up with.
    /// </summary>
    /// <param name="builder">What state machines are registered with: the same ones on all silos.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of shards is not within its bounds.</exception>
    /// <example><code>
    /// builder.UseOrleans(silo => silo.UseLocalhostClustering().AddMemoryGrainStorageAsDefault().UseInMemoryReminderService());
    /// builder.Services.AddAslSharp().AddStateMachine&lt;OrderStateMachine&gt;().UseOrleans();
    /// </code></example>
    public static AslSharpBuilder UseOrleans(this AslSharpBuilder builder, Action<OrleansExecutionOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = new OrleansExecutionOptions();
        configure?.Invoke(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Shards, 1, nameof(options.Shards));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Shards, ShardMap.MostShards, nameof(options.Shards));
        // Unless the storage is set up with a serializer of its own.
        builder.Services.TryAddKeyedSingleton<IGrainStorageSerializer>(
            options.StorageName, static (services, _) => new RecordSerializer(services.GetRequiredService<IGrainStorageSerializer>()));
        builder.Services
            // What a shard says goes to whoever asked it.
            .Configure<ExceptionSerializationOptions>(static exceptions => exceptions.SupportedNamespacePrefixes.Add(nameof(AslSharp)))
            .AddSingleton(services => new RecordStorage(services.GetRequiredKeyedService<IGrainStorage>(options.StorageName)))
            .AddSingleton(services => new ShardMap(services.GetRequiredService<IGrainFactory>(), options.Shards))
            .AddSingleton<GrainExecutionStore>()
            .AddSingleton<ShardKeeper>()
            .AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(static services => services.GetRequiredService<ShardKeeper>());
        builder.ConfigureEngine = static (services, engine) =>
        {
            engine.IsLedFromOutside = true;
            engine.RunsChildrenApart = true;
            engine.Router = new ClusterRouter(services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<ILogger<ClusterRouter>>());
        };
        return builder.UseStore(static services => services.GetRequiredService<GrainExecutionStore>());
    }
}
