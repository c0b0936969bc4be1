using AslSharp.Orleans.Tests.Engine;
using AslSharp.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AslSharp.Orleans.Tests.Storage;

/// <summary>The store over grain storage and shards passes the test that every store passes.</summary>
public sealed class StoreConformanceTests(SilosFixture fixture)
{
    private const int Shards = 3;

    public static TheoryData<string> Tests => [.. ExecutionStoreSuite.Tests];

    [Theory]
    [MemberData(nameof(Tests))]
    public Task GrainStore_Conforms(string test)
    {
        // Records and shards of its own: those of one test are not those of another.
        var records = new RecordStorage(new SharedGrainStorage());
        var shards = new ShardMap(fixture.Silos.Services(0).GetRequiredService<IGrainFactory>(), Shards, 100 + (Shards * ExecutionStoreSuite.Tests.ToList().IndexOf(test)));
        return new ExecutionStoreSuite(() => new GrainExecutionStore(records, shards)).RunAsync(test);
    }
}
