namespace AslSharp.Runtime;

/// <content>What a host gives.</content>
public abstract partial class JsonataEvaluation
{
    /// <summary>An evaluation in this host.</summary>
    /// <typeparam name="THost">The host's type.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The evaluation.</returns>
    public static JsonataEvaluation Of<THost>(THost host)
        where THost : IExecutionHost => new InHost<THost>(host);

    private sealed class InHost<THost>(THost host) : JsonataEvaluation
        where THost : IExecutionHost
    {
        public override double NextRandom() => host.NextRandom();

        public override string NewId() => host.NewId();

        protected override DateTimeOffset ReadClock() => host.UtcNow;
    }
}
