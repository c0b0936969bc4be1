namespace AslSharp.Hosting;

/// <summary>What an emitted class says of itself, so that a host can register it and make its machines without reflection.</summary>
/// <typeparam name="TMachine">The class.</typeparam>
public interface IStateMachineClass<TMachine>
    where TMachine : class, IStateMachine
{
    /// <summary>The machine as data.</summary>
    static abstract StateMachineDescription Description { get; }

    /// <summary>Makes a machine.</summary>
    /// <param name="services">Where what its Task states call comes from.</param>
    /// <param name="options">How executions run.</param>
    /// <returns>The machine.</returns>
    /// <exception cref="InvalidOperationException">The services have nothing that implements its tasks.</exception>
    static abstract TMachine Create(IServiceProvider services, ExecutionOptions options);
}
