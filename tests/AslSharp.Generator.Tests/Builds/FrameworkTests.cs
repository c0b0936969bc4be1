using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests.Builds;

/// <summary>Projects that AslSharp cannot be used in, built by the real tools.</summary>
public sealed class FrameworkTests
{
    [Theory]
    [InlineData("<TargetFramework>net8.0</TargetFramework>", "net8.0")]
    [InlineData("<TargetFrameworks>net8.0;net10.0</TargetFrameworks>", "net8.0")]
    [InlineData("<TargetFramework>netstandard2.0</TargetFramework>", "netstandard2.0")]
    public void Framework_TooOld_IsOneError(string framework, string name)
    {
        // Frameworks whose reference assemblies are no part of the SDK would have to be restored.
        using var project = Write(
            "<DisableImplicitFrameworkReferences Condition=\"'$(TargetFramework)' != 'net10.0'\">true</DisableImplicitFrameworkReferences>", framework);
        var error = Assert.Single(project.Build(1), static message => message.Severity == "error");
        Assert.Equal("ASL6012", error.Id);
        Assert.Contains($"this project is built for {name}; set TargetFramework to net10.0", error.Text);
    }

    [Fact]
    public void Language_TooOld_IsOneError()
    {
        using var project = Write("<LangVersion>12</LangVersion>", "<TargetFramework>net10.0</TargetFramework>");
        var error = Assert.Single(project.Build(1), static message => message.Severity == "error");
        Assert.Equal(("ASL6011", "order.asl.json"), (error.Id, error.File));
    }

    private static DiskProject Write(string properties, string framework)
    {
        var project = new DiskProject(properties, targetFramework: framework);
        project.Write("order.asl.json", Definitions.Order);
        return project;
    }
}
