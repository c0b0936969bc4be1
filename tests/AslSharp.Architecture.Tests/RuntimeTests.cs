using System.Reflection;

namespace AslSharp.Architecture.Tests;

/// <summary>The runtime stands alone. That it has what emitted code names is shown by the tests that compile and run all of that.</summary>
public sealed class RuntimeTests
{
    private static readonly Assembly Runtime = typeof(IStateMachine).Assembly;

    [Fact]
    public void Runtime_References_OnlyTheBaseClassLibrary()
        => Assert.All(Runtime.GetReferencedAssemblies(), static name => Assert.StartsWith("System.", name.Name));

    [Fact]
    public void Durable_References_TheRuntimeSqliteAndTheAbstractionsOfHosts()
        => Assert.Equal(
            [
                "AslSharp", "Microsoft.Data.Sqlite", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Diagnostics.HealthChecks",
                "Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
                "SQLitePCLRaw.core",
            ],
            typeof(Durable.ExecutionClient).Assembly.GetReferencedAssemblies().Select(static name => name.Name!)
                .Where(static name => !name.StartsWith("System.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}
