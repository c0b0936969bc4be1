using System.Reflection;

namespace AslSharp.Architecture.Tests;

/// <summary>The runtime stands alone, and has what emitted code names.</summary>
public sealed class RuntimeTests
{
    private static readonly Assembly Runtime = typeof(IStateMachine).Assembly;

    public static TheoryData<string, string> Members
    {
        get
        {
            var members = new TheoryData<string, string>();
            var list = typeof(Compiler.AslCompiler).Assembly.GetType("AslSharp.Compiler.Emit.WellKnownRuntime", throwOnError: true)!;
            foreach (var type in list.GetNestedTypes(BindingFlags.NonPublic))
            {
                foreach (var constant in type.GetFields(BindingFlags.NonPublic | BindingFlags.Static)) members.Add(type.Name, (string)constant.GetRawConstantValue()!);
            }

            return members;
        }
    }

    [Fact]
    public void Runtime_References_OnlyTheBaseClassLibrary()
        => Assert.All(Runtime.GetReferencedAssemblies(), static name => Assert.StartsWith("System.", name.Name));

    [Theory]
    [MemberData(nameof(Members))]
    public void WellKnownMember_Resolves_ToAPublicMember(string typeName, string memberName)
    {
        var type = Runtime.GetType("AslSharp." + typeName) ?? Runtime.GetType("AslSharp.Runtime." + typeName) ?? Runtime.GetType("AslSharp.Hosting." + typeName);

        Assert.True(type is { IsPublic: true }, $"The runtime has no public type {typeName}.");
        var all = type.GetInterfaces().Append(type).SelectMany(static t => t.GetMember("*", BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy));
        Assert.Contains(memberName, all.Select(static member => member.Name));
    }
}
