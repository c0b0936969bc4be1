namespace AslSharp.Conformance.Tests.Jsonata;

/// <summary>Paths of very many steps that are more than names: they take no more stack than others, of the compilers and at run time.</summary>
public sealed class JsonataChainTests
{
    private static readonly AslValue Input = AslValue.Parse("""{"a": [{"a": 1, "b": 5}, {"a": 2}]}""");

    [Theory]
    [InlineData(".($)", "[{\"a\":1,\"b\":5},{\"a\":2}]", 500)]
    [InlineData(".($)", "[{\"a\":1,\"b\":5},{\"a\":2}]", 2000)]
    [InlineData(".($[a > 0])", "[{\"a\":1,\"b\":5},{\"a\":2}]", 1000)]
    [InlineData("[a > 0].($)", "[{\"a\":1,\"b\":5},{\"a\":2}]", 1000)]
    [InlineData(".{\"a\": a}", "[{\"a\":1},{\"a\":2}]", 500)]
    [InlineData("^(b).($)", "[{\"a\":1,\"b\":5},{\"a\":2}]", 200)]
    [InlineData("@$x.($x)", "[{\"a\":1,\"b\":5},{\"a\":2}]", 300)]
    [InlineData("#$i.($)", "[{\"a\":1,\"b\":5},{\"a\":2}]", 300)]
    public void Compile_AChain_FitsIntoAStackOfOneMegabyte(string step, string expected, int count)
    {
        const int megabyte = 1 << 20;
        AslValue result = default;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = JsonataPrograms.Run("$states.input.a" + string.Concat(Enumerable.Repeat(step, count)), Input);
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            megabyte);
        thread.Start();
        thread.Join();

        Assert.Null(failure);
        Assert.Equal(AslValue.Parse(expected), result);
    }
}
