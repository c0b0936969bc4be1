namespace AslSharp;

/// <summary>
/// Gives the state machine of a definition a class of your own: its name, namespace and accessibility. Without it the class is named
/// after the file.
/// </summary>
/// <remarks>
/// The class must be partial, at the top level of its namespace, and neither generic, static, abstract nor a record. The tasks
/// interface takes its name from the class: <c>ICheckoutTasks</c> for <c>Checkout</c>.
/// <code>
/// [StateMachine("order.asl.json")]
/// internal sealed partial class Checkout;
/// </code>
/// </remarks>
/// <param name="file">
/// The definition: its path from the C# file's folder or the project's, or the end of that path as long as only one file has it.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StateMachineAttribute(string file) : Attribute
{
    /// <summary>The definition, as it was written.</summary>
    public string File { get; } = file;
}
