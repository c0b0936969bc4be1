using System.Reflection;
using AslSharp.Compiler;
using Mono.Cecil;
using NetArchTest.Rules;

namespace AslSharp.Architecture.Tests;

/// <summary>The rooms of the compiler: each uses only rooms to its left, so that no ring can form.</summary>
public sealed class CompilerRoomTests
{
    private const string Root = "AslSharp.Compiler.";

    private static readonly Assembly Assembly = typeof(AslCompiler).Assembly;

    private static readonly string[] Order =
        ["Collections", "Signatures", "Text", "Diagnostics", "Json", "JsonPath", "Jsonata", "Syntax", "Schema", "Symbols", "Binding", "Services", "Checks", "Analysis", "Shapes", "Contracts", "Planning", "Lowering", "Emit"];

    private static readonly string[] Banned =
    [
        "Microsoft.CodeAnalysis.ISymbol", "Microsoft.CodeAnalysis.Compilation", "Microsoft.CodeAnalysis.SyntaxNode", "Microsoft.CodeAnalysis.SyntaxTree",
        "Microsoft.CodeAnalysis.Location", "Microsoft.CodeAnalysis.Diagnostic", "System.IO.File", "System.IO.Directory", "System.Reflection.Assembly", "System.Reflection.MethodInfo", "System.Random", "System.Guid",
    ];

    public static TheoryData<string> Rooms => [.. Order];

    [Fact]
    public void Rooms_OfTheAssembly_AreTheKnownOnes()
    {
        var rooms = Assembly.GetTypes().Select(static type => type.Namespace).OfType<string>()
            .Where(static name => name.StartsWith(Root, StringComparison.Ordinal)).Select(static name => name[Root.Length..]).Distinct();
        Assert.Empty(rooms.Except(Order));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_Uses_OnlyRoomsToItsLeft(string room)
    {
        string[] allowed = room switch
        {
            "Contracts" => ["Collections", "Shapes"],
            "Planning" => ["Collections", "Signatures", "Contracts"],
            "Emit" => ["Collections", "Signatures", "Contracts", "Planning"],
            _ => Order[..Array.IndexOf(Order, room)],
        };
        string[] forbidden = [.. Order.Except(allowed).Where(other => other != room).Select(static other => Root + other), Root + nameof(AslCompiler), Root + nameof(CompiledDefinition), Root + nameof(TaskPlace)];
        var result = Types.InAssembly(Assembly).That().MeetCustomRule(new InRoom(Root + room)).ShouldNot().HaveDependencyOnAny(forbidden).GetResult();

        Assert.True(result.IsSuccessful, $"{room} may use only [{string.Join(", ", allowed)}]; these types use more: {string.Join(", ", result.FailingTypeNames ?? [])}");
    }

    [Fact]
    public void Compiler_NeverSeesSymbolsTreesOrTheWorld()
    {
        // One reads a resource of this very assembly: the models of services.
        var result = Types.InAssembly(Assembly).That().ResideInNamespace("AslSharp.Compiler").And().DoNotHaveName("ServiceModel")
            .ShouldNot().HaveDependencyOnAny(Banned).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void Compiler_DoesNotKnowTheRuntime()
        => Assert.DoesNotContain(Assembly.GetReferencedAssemblies(), static name => name.Name!.StartsWith("AslSharp", StringComparison.Ordinal));

    // The library's own test of namespaces compares beginnings, and Json is the beginning of JsonPath.
    private sealed class InRoom(string room) : ICustomRule
    {
        public bool MeetsRule(TypeDefinition type)
        {
            while (type.DeclaringType is not null) type = type.DeclaringType;
            return type.Namespace == room;
        }
    }
}
