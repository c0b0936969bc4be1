using AslSharp.Orleans.Tests.Engine;

[assembly: AssemblyFixture(typeof(SilosFixture))]

namespace AslSharp.Orleans.Tests.Engine;

/// <summary>Two silos that all tests share which end none.</summary>
public sealed class SilosFixture : IAsyncLifetime
{
    internal TestSilos Silos { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Silos = await TestSilos.StartAsync(new Tasks());

    public ValueTask DisposeAsync() => Silos.DisposeAsync();
}
