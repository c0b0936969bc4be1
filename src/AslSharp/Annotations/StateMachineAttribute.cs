using System.Text.Json.Serialization;

namespace AslSharp;

/// <summary>
/// Gives the state machine of a definition a class of your own: its name, namespace and accessibility, and the types of its input and
/// output. Without it the class is named after the file.
/// </summary>
/// <remarks>
/// The class must be partial, at the top level of its namespace, and neither generic, static, abstract nor a record. The tasks
/// interface takes its name from the class: <c>ICheckoutTasks</c> for <c>Checkout</c>. Declare the methods that shall have types of their own
/// in a part of that interface.
/// <code>
/// [StateMachine("order.asl.json", Input = typeof(Order), Output = typeof(Receipt))]
/// internal sealed partial class Checkout;
///
/// internal partial interface ICheckoutTasks
/// {
///     Task&lt;Reservation&gt; ReserveStock(ReserveStock request, CancellationToken cancellationToken);
/// }
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

    /// <summary>The type of an execution's input; null for any value. Its conversion is emitted.</summary>
    public Type? Input { get; set; }

    /// <summary>The type of an execution's output; null for any value. Its conversion is emitted.</summary>
    public Type? Output { get; set; }

    /// <summary>How the names of C# members become names in JSON, where no <see cref="JsonPropertyNameAttribute"/> says so: camelCase.</summary>
    public JsonKnownNamingPolicy NamingPolicy { get; set; } = JsonKnownNamingPolicy.CamelCase;

    /// <summary>
    /// A <see cref="JsonSerializerContext"/> for the types that no conversion can be emitted for, each of which it names by a
    /// <see cref="JsonSerializableAttribute"/>; null for none. It decides about names in those types.
    /// </summary>
    public Type? JsonContext { get; set; }

    /// <summary>
    /// Whether tasks without a method of your own take records: where the definition puts the input of a Task state together from members of fixed
    /// names, its method in the emitted interface takes a record of these members, which is emitted inside of the class, such as
    /// <c>OrderStateMachine.CheckStockInput</c>. The types of its members are those that your other types tell, and <see cref="AslValue"/> where
    /// nothing is known.
    /// </summary>
    public bool InputRecords { get; set; }
}
