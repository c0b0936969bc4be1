using AslSharp.Testing;

namespace AslSharp.Durable.Tests.Stores;

public sealed class StoreConformanceTests : IDisposable
{
    private readonly StoreFile _file = new();

    public static TheoryData<string> Tests => [.. ExecutionStoreSuite.Tests];

    public void Dispose() => _file.Dispose();

    [Theory]
    [MemberData(nameof(Tests))]
    public Task SqliteStore_Conforms(string test) => new ExecutionStoreSuite(() => new SqliteExecutionStore(_file.Path)).RunAsync(test);

    [Theory]
    [MemberData(nameof(Tests))]
    public Task MemoryStore_Conforms(string test)
    {
        var store = new MemoryExecutionStore();
        return new ExecutionStoreSuite(() => store).RunAsync(test);
    }
}
