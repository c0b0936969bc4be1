namespace AslSharp;

/// <summary>
/// Makes a method that you declare in your part of a tasks interface the method of a Task state. Without it a state's method is named
/// after the state.
/// </summary>
/// <remarks>
/// It names a method as you like it, and tells apart states whose names would give the same C# name, such as <c>Charge Card</c> and
/// <c>Charge-Card</c>.
/// <code>
/// public partial interface IOrderTasks
/// {
///     [TaskState("Charge-Card")]
///     ValueTask&lt;AslValue&gt; ChargeAgainAsync(AslValue input, TaskContext context, CancellationToken cancellationToken);
/// }
/// </code>
/// </remarks>
/// <param name="stateName">The state's name, letter by letter as the definition has it.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class TaskStateAttribute(string stateName) : Attribute
{
    /// <summary>The state's name, as it was written.</summary>
    public string StateName { get; } = stateName;
}
