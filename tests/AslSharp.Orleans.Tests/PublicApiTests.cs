using AslSharp.Architecture.Tests;

namespace AslSharp.Orleans.Tests;

/// <summary>The public surface of the package, beside those of the others.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Package_PublicSurface_IsTheOneWrittenDown() => WrittenApi.AssertIs("AslSharp.Orleans", typeof(OrleansExecutions).Assembly);
}
