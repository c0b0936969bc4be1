using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Generator.Tests.Builds;

/// <summary>Files that are no definitions though somebody means them to be, in builds by the real tools.</summary>
public sealed class MissedFileTests
{
    private const string User = "class OrderTasks : Shop.IOrderTasks { public object Machine => new Shop.OrderStateMachine(this); }";

    [Theory]
    [InlineData("order.json", "rename it to 'order.asl.json'")]
    [InlineData("order.asl.yaml", "write it as 'order.asl.json'")]
    public void File_OfAnotherName_IsNamedWhereItsClassIsUsed(string file, string advice)
    {
        using var project = new DiskProject();
        project.Write(file, Definitions.Order);
        project.Write("User.cs", User);

        var messages = project.Build(1);

        var found = messages.Where(static message => message.Id == "ASL6023").ToList();
        Assert.Equal(
            [$"Nothing declares 'IOrderTasks', which would be made from '{file}'; {advice}", $"Nothing declares 'OrderStateMachine', which would be made from '{file}'; {advice}"],
            found.Select(static message => message.Text));
        Assert.Equal(("User.cs", 1, 25), (found[0].File, found[0].Line, found[0].Column));
    }

    [Fact]
    public void Definition_Deleted_IsNamedWhereItsClassIsUsed()
    {
        using var project = new DiskProject();
        project.Write("order.asl.json", Definitions.Order);
        project.Write("User.cs", "class User { public Shop.OrderStateMachine? Machine => null; }");
        Assert.Empty(project.Build(0));

        File.Delete(Path.Combine(project.Folder, "order.asl.json"));

        var found = Assert.Single(project.Build(1), static message => message.Id == "ASL6023");
        Assert.Equal(
            "Nothing declares 'OrderStateMachine', which would be made from 'order.asl.json'; it was there when the project was built last: put it back, or remove what uses it",
            found.Text);

        // Under another name it is not gone.
        project.Write("order.json", Definitions.Order);
        found = Assert.Single(project.Build(1), static message => message.Id == "ASL6023");
        Assert.Equal("Nothing declares 'OrderStateMachine', which would be made from 'order.json'; rename it to 'order.asl.json'", found.Text);

        project.Write("User.cs", "[AslSharp.StateMachine(\"order.asl.json\")] partial class Order;");
        found = Assert.Single(project.Build(1));
        Assert.Equal("The project has no definition 'order.asl.json'; the project has 'order.json': rename it to 'order.asl.json'", found.Text);

        project.Write("User.cs", "class User;");
        Assert.Empty(project.Build(0));
    }

    [Fact]
    public void Attribute_WithAFileOfAnotherName_SaysSo()
    {
        using var project = new DiskProject();
        project.Write("flows/order.json", Definitions.Order);
        project.Write("Order.cs", "[AslSharp.StateMachine(\"order.asl.json\")] partial class Order;");

        var error = Assert.Single(project.Build(1));

        Assert.Equal(("ASL6001", "The project has no definition 'order.asl.json'; the project has 'flows/order.json': rename it to 'flows/order.asl.json'"), (error.Id, error.Text));
    }

    [Fact]
    public void Yaml_AmongTheFiles_IsAWarningThatNamesIt()
    {
        using var project = new DiskProject();
        project.Write("flows/order.asl.yaml", "StartAt: A");
        // None of these is meant to be a definition, whatever is in it.
        project.Write("settings.json", "{}");
        project.Write("pipeline.yaml", "a: 1");
        project.Write("User.cs", "class OtherStateMachine; interface ISomeTasks; class User : ISomeTasks { public OtherStateMachine? Other => null; }");

        var warning = Assert.Single(project.Build(0));

        Assert.Equal(("warning", "ASL6024", "flows/order.asl.yaml"), (warning.Severity, warning.Id, warning.File));
        Assert.Empty(project.Build(0, "--no-incremental", "-p:NoWarn=ASL6024"));
    }

    [Theory]
    [InlineData("", "", false)]
    [InlineData("<AslSharpPublishDefinitions>true</AslSharpPublishDefinitions>", "", true)]
    [InlineData("", "<Content Remove=\"order.asl.json\" /><Content Include=\"order.asl.json\" CopyToPublishDirectory=\"PreserveNewest\" />", true)]
    public void WebProject_Published_HoldsDefinitionsWhereAsked(string properties, string items, bool isThere)
    {
        using var project = new DiskProject("<UseAppHost>false</UseAppHost>" + properties, items, sdk: "Microsoft.NET.Sdk.Web");
        project.Write("order.asl.json", Definitions.Order);
        project.Write("settings.json", "{}");
        project.Write("Program.cs", "System.Console.WriteLine();");

        Dotnet.Run(project.Folder, 0, "publish", "-nologo", "-v:q", "-o", "out");

        Assert.True(File.Exists(Path.Combine(project.Folder, "out", "settings.json")));
        Assert.Equal(isThere, File.Exists(Path.Combine(project.Folder, "out", "order.asl.json")));
    }
}
