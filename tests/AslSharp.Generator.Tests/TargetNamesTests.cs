using AslSharp.Compiler.Emit;

namespace AslSharp.Generator.Tests;

/// <summary>The names that a file gives.</summary>
public sealed class TargetNamesTests
{
    [Theory]
    [InlineData("order.asl.json", "OrderStateMachine", "IOrderTasks", "order")]
    [InlineData("my-flow v2.asl.json", "MyFlowV2StateMachine", "IMyFlowV2Tasks", "my-flow v2")]
    [InlineData("flows/Order_Flow.ASL.JSON", "OrderFlowStateMachine", "IOrderFlowTasks", "Order_Flow")]
    [InlineData(@"C:\flows\order.asl.json", "OrderStateMachine", "IOrderTasks", "order")]
    [InlineData("order-state-machine.asl.json", "OrderStateMachine", "IOrderTasks", "order-state-machine")]
    [InlineData("2nd try.asl.json", "_2ndTryStateMachine", "I2ndTryTasks", "2nd try")]
    [InlineData("class.asl.json", "ClassStateMachine", "IClassTasks", "class")]
    [InlineData("größe.asl.json", "GrößeStateMachine", "IGrößeTasks", "größe")]
    [InlineData(".asl.json", "StateMachine", "IStateMachineTasks", "")]
    [InlineData("---.asl.json", "StateMachine", "IStateMachineTasks", "---")]
    [InlineData("a.b.asl.json", "ABStateMachine", "IABTasks", "a.b")]
    public void File_OfAnyName_GivesIdentifiers(string path, string className, string interfaceName, string machine)
    {
        var target = TargetNames.Target(path, "Shop");
        Assert.Equal(className, target.ClassName);
        Assert.Equal(interfaceName, target.InterfaceName);
        Assert.Equal(machine, target.MachineName);
        Assert.Equal($"Shop.{className}.g.cs", target.HintName);
    }

    [Theory]
    [InlineData("Checkout", "ICheckoutTasks")]
    [InlineData("OrderStateMachine", "IOrderTasks")]
    [InlineData("StateMachine", "IStateMachineTasks")]
    [InlineData("@class", "IclassTasks")]
    [InlineData("_", "I_Tasks")]
    public void Class_OfAnyName_GivesInterface(string className, string interfaceName)
        => Assert.Equal(interfaceName, TargetNames.Interface(className));

    [Theory]
    [InlineData("Shop", "order.asl.json", "Shop")]
    [InlineData("Shop", "Flows/Eu/order.asl.json", "Shop.Flows.Eu")]
    [InlineData("Shop", @"Flows\order.asl.json", "Shop.Flows")]
    [InlineData("", "order.asl.json", "")]
    [InlineData("", "Flows/order.asl.json", "Flows")]
    [InlineData("Shop.Orders", "my flows/2024/new/a.b/x.asl.json", "Shop.Orders.my_flows._2024.@new.a.b")]
    [InlineData("Shop", "./order.asl.json", "Shop")]
    public void Folders_BehindTheRoot_GiveTheNamespace(string root, string path, string expected)
        => Assert.Equal(expected, TargetNames.Namespace(root, path));

    [Theory]
    [InlineData("order.asl.json", true)]
    [InlineData("ORDER.Asl.Json", true)]
    [InlineData("order.json", false)]
    [InlineData("order.asl.json.bak", false)]
    public void File_WithExtension_IsDefinition(string path, bool expected) => Assert.Equal(expected, TargetNames.IsDefinition(path));

    [Fact]
    public void HintName_OfKeyword_HasNoAt()
    {
        var target = TargetNames.Target("x.asl.json", "Shop.@new", "class");
        Assert.Equal(("@class", "Shop.new.class.g.cs"), (target.ClassName, target.HintName));
    }
}
