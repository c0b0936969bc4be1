using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AslSharp.Durable;

/// <summary>Registers state machines and the store that keeps their executions.</summary>
public sealed class AslSharpBuilder
{
    private readonly List<Func<IServiceProvider, DurableOptions, MachineRegistration>> _machines = [];
    private Func<IServiceProvider, IExecutionStore> _store = static _ => new MemoryExecutionStore();

    internal AslSharpBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Registers a state machine by its class. What its Task states call comes from the services.</summary>
    /// <typeparam name="TMachine">The class.</typeparam>
    /// <param name="name">Its name; null for that of its definition's file.</param>
    /// <param name="version">
    /// Its version, where the classes of several definitions have one name: new executions run the highest, and those that are under way the one
    /// that they began with.
    /// </param>
    /// <returns>This.</returns>
    public AslSharpBuilder AddStateMachine<TMachine>(string? name = null, int version = 1)
        where TMachine : class, IStateMachine, IStateMachineClass<TMachine>
        => AddStateMachine(static (services, options) => TMachine.Create(services, options), TMachine.Description, name, version);

    /// <summary>Registers a state machine that is made in a way of one's own, such as without its tasks.</summary>
    /// <typeparam name="TMachine">The class.</typeparam>
    /// <param name="create">Makes it for an execution with the options that it is given; the services are of a scope of the execution's own.</param>
    /// <param name="description">The definition.</param>
    /// <param name="name">Its name; null for that of its definition's file.</param>
    /// <param name="version">Its version, where the classes of several definitions have one name.</param>
    /// <param name="definition">The text of its definition; null for what its assembly holds (<see cref="RegisteredStateMachine.Definition"/>).</param>
    /// <returns>This.</returns>
    public AslSharpBuilder AddStateMachine<TMachine>(
        Func<IServiceProvider, ExecutionOptions, TMachine> create, StateMachineDescription description, string? name = null, int version = 1,
        string? definition = null)
        where TMachine : class, IStateMachine
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(description);
        var machineName = name ?? description.Name;
        _machines.Add((services, options)
            => new HostedMachine(
                typeof(TMachine), machineName, version, description, options.Execution, create, services.GetRequiredService<IServiceScopeFactory>(), definition)
            {
                HistoryLogger = LogHistory(services, options, machineName),
            });
        Services.TryAddSingleton(services => new StateMachineClient<TMachine>(
            services.GetRequiredService<ExecutionClient>(),
            services.GetRequiredService<DurableRuntime>().Engine.FindMachine(machineName)!));
        return this;
    }

    /// <summary>Keeps executions in a SQLite file.</summary>
    /// <param name="path">The file, which is made where there is none.</param>
    /// <returns>This.</returns>
    public AslSharpBuilder UseSqlite(string path) => UseStore(_ => new SqliteExecutionStore(path));

    /// <summary>Keeps executions in a store. Without one they are kept in memory, and end with the process.</summary>
    /// <param name="create">Makes the store.</param>
    /// <returns>This.</returns>
    public AslSharpBuilder UseStore(Func<IServiceProvider, IExecutionStore> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _store = create;
        return this;
    }

    /// <summary>Puts something in the place of what the engine does by itself, before it starts.</summary>
    internal Action<IServiceProvider, DurableEngine>? ConfigureEngine { get; set; }

    internal DurableRuntime Build(IServiceProvider services, DurableOptions options)
    {
        var runtime = new DurableRuntime(
            _store(services),
            [.. _machines.Select(make => make(services, options))],
            options,
            [.. services.GetServices<IExecutionStatusPublisher>()],
            Loggers(services).CreateLogger("AslSharp.Durable"));
        ConfigureEngine?.Invoke(services, runtime.Engine);
        return runtime;
    }

    private static HistoryLogger? LogHistory(IServiceProvider services, DurableOptions options, string machineName)
        => options.HistoryLog.Level == HistoryLogLevel.Off
            ? null
            : new HistoryLogger(Loggers(services).CreateLogger($"AslSharp.Executions.{machineName}"), options.HistoryLog, options.Execution);

    private static ILoggerFactory Loggers(IServiceProvider services) => services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
}

/// <summary>Registers AslSharp with the services of a host.</summary>
public static class AslSharpServices
{
    /// <summary>
    /// Registers the client (<see cref="ExecutionClient"/>, <see cref="StateMachineClient{TMachine}"/>) and the hosted service that runs executions,
    /// and a health check by the name <c>aslsharp</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options; null for the defaults.</param>
    /// <returns>What state machines and a store are registered with.</returns>
    /// <example><code>
    /// builder.Services.AddSingleton&lt;IOrderTasks, OrderTasks&gt;();
    /// builder.Services.AddAslSharp().AddStateMachine&lt;OrderStateMachine&gt;().UseSqlite("executions.db");
    /// </code></example>
    public static AslSharpBuilder AddAslSharp(this IServiceCollection services, Action<DurableOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = new AslSharpBuilder(services);
        services.AddSingleton(_ =>
        {
            var options = new DurableOptions();
            configure?.Invoke(options);
            return options;
        });
        services.AddSingleton(provider => builder.Build(provider, provider.GetRequiredService<DurableOptions>()));
        services.AddSingleton(static provider => new ExecutionClient(provider.GetRequiredService<DurableRuntime>()));
        services.AddSingleton<DurableService>();
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<DurableService>());
        services.AddHealthChecks().AddCheck<DurableHealthCheck>("aslsharp");
        return builder;
    }
}
