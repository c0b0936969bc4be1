using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;

namespace AslSharp.Compiler.Planning;

/// <summary>Where the emitted code goes: what the host (generator or command line) decides about names. No symbols.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="ClassName">The state machine class, such as <c>OrderStateMachine</c>.</param>
/// <param name="InterfaceName">The tasks interface, such as <c>IOrderTasks</c>.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="MachineName">The machine's name at run time (<c>$$.StateMachine.Name</c>), such as <c>Order</c>.</param>
/// <param name="SourceName">The definition's file name without a folder, for comments.</param>
/// <param name="HintName">The hint name of the file that the developer sees, without folder, such as <c>Shop.OrderStateMachine.g.cs</c>.</param>
public sealed record StateMachineTarget(
    string Namespace,
    string ClassName,
    string InterfaceName,
    string Accessibility,
    string MachineName,
    string SourceName,
    string HintName)
{
    /// <summary>The hint name of the file that holds what runs. No machine's own can be this one: theirs have no such character.</summary>
    public string ProgramHintName => HintName.Substring(0, HintName.Length - ".g.cs".Length) + "-Program.g.cs";

    /// <summary>Whether the emitted code tells what a state's data are after each field, for tests of single states.</summary>
    public bool IsInspectable { get; init; }

    /// <summary>Whether the emitted code lets others call the methods of its functions one by one.</summary>
    public bool ServesFunctions { get; init; }

    /// <summary>How much is emitted.</summary>
    public EmittedExtent Extent { get; init; }

    /// <summary>The methods that the user declared for Task states: those are not emitted.</summary>
    public EquatableArray<DeclaredTask> DeclaredTasks { get; init; } = [];

    /// <summary>What the user's C# says about the machine's data; null for nothing.</summary>
    public MachineContract? Contract { get; init; }
}
