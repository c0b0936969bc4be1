using AslSharp.Compiler.Schema;

namespace AslSharp.Cli.Tests.Commands;

public sealed class SchemaCommandTests
{
    [Fact]
    public async Task Schema_Printed_IsTheTextAndNothingElse()
    {
        var (exitCode, output, _) = await Tool.RunAsync("schema");

        Assert.Equal(0, exitCode);
        Assert.Equal(AslSchema.Write(), output);
    }
}
