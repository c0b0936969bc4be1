using static AslSharp.Tests.Jsonata.Jsonata;

namespace AslSharp.Tests.Jsonata;

public sealed class ContextTests
{
    [Fact]
    public void Context_MissingArgument_StandsIn()
    {
        Assert.Equal("\"CTX\"", Text(Call("uppercase", "", "\"ctx\"")));
        Assert.Equal("\"tx\"", Text(Call("substring", "1", "\"ctx\"")));
        Assert.Equal("-", Text(Call("trim", "")));
        Fails("T0411", () => Call("length", "", "5"));
        Fails("T0410", () => Call("substring", ""));
    }
}
