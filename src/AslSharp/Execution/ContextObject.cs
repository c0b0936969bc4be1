using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The Context object, <c>$$</c> (reference 6), in the order of members that the service shows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ContextObject
{
    private static readonly PropertyName ExecutionName = PropertyName.Of("Execution");
    private static readonly PropertyName StateMachine = PropertyName.Of("StateMachine");
    private static readonly PropertyName State = PropertyName.Of("State");
    private static readonly PropertyName TaskName = PropertyName.Of("Task");
    private static readonly PropertyName Map = PropertyName.Of("Map");
    private static readonly PropertyName Item = PropertyName.Of("Item");
    private static readonly PropertyName Id = PropertyName.Of("Id");
    private static readonly PropertyName Input = PropertyName.Of("Input");
    private static readonly PropertyName StartTime = PropertyName.Of("StartTime");
    private static readonly PropertyName Name = PropertyName.Of("Name");
    private static readonly PropertyName RoleArn = PropertyName.Of("RoleArn");
    private static readonly PropertyName RedriveCount = PropertyName.Of("RedriveCount");
    private static readonly PropertyName RedriveTime = PropertyName.Of("RedriveTime");
    private static readonly PropertyName EnteredTime = PropertyName.Of("EnteredTime");
    private static readonly PropertyName RetryCount = PropertyName.Of("RetryCount");
    private static readonly PropertyName Token = PropertyName.Of("Token");
    private static readonly PropertyName Index = PropertyName.Of("Index");
    private static readonly PropertyName Value = PropertyName.Of("Value");
    private static readonly PropertyName Source = PropertyName.Of("Source");

    /// <summary>The Context object as a state of this scope sees it.</summary>
    /// <param name="frame">The scope's frame.</param>
    /// <param name="canRetry">Whether the state has retries, and so a <c>State.RetryCount</c>: Task, Parallel and Map.</param>
    /// <returns>An object.</returns>
    public static AslValue Of(Frame frame, bool canRetry)
    {
        var iteration = NearestIteration(frame);
        return Of(frame, canRetry, iteration is null ? default : ItemOf(iteration.Index, iteration.ItemValue));
    }

    /// <summary>The Context object as an <c>ItemSelector</c> sees it.</summary>
    /// <param name="frame">The frame of the Map state's scope.</param>
    /// <param name="index">The item's number, from 0.</param>
    /// <param name="item">The item.</param>
    /// <returns>An object.</returns>
    public static AslValue OfItem(Frame frame, int index, AslValue item) => Of(frame, true, ItemOf(index, item));

    /// <summary>The Context object as an <c>ItemSelector</c> of a distributed Map sees it.</summary>
    /// <param name="frame">The frame of the Map state's scope.</param>
    /// <param name="item">The item.</param>
    /// <returns>An object.</returns>
    public static AslValue OfItem(Frame frame, in MapItem item) => Of(frame, true, ItemOf(item.Index, item.Value, item.Key, item.Source));

    /// <summary>Reads without failing from the Context object, of which no more is made than the path names.</summary>
    /// <param name="frame">The scope's frame.</param>
    /// <param name="canRetry">Whether the state has retries.</param>
    /// <param name="path">The path.</param>
    /// <returns>The value found, or Undefined.</returns>
    public static AslValue Find(Frame frame, bool canRetry, DefinitePath path)
        => TryFind(frame, canRetry, path.First, path.Second, out var member) ? path.FindBehindTwo(member) : path.Find(Of(frame, canRetry));

    /// <summary>Reads a value for a field.</summary>
    /// <inheritdoc cref="Find"/>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public static AslValue Read(Frame frame, bool canRetry, DefinitePath path) => Read(frame, canRetry, path, PathUse.Field, "");

    /// <summary>Reads a value for a template.</summary>
    /// <param name="frame">The scope's frame.</param>
    /// <param name="canRetry">Whether the state has retries.</param>
    /// <param name="path">The path.</param>
    /// <param name="field">The field that holds the path.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public static AslValue Read(Frame frame, bool canRetry, DefinitePath path, string field) => Read(frame, canRetry, path, PathUse.Template, field);

    /// <summary>Reads an argument of an intrinsic function.</summary>
    /// <param name="frame">The scope's frame.</param>
    /// <param name="canRetry">Whether the state has retries.</param>
    /// <param name="path">The path.</param>
    /// <param name="call">The whole outermost call as written.</param>
    /// <returns>The value found; may be null.</returns>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public static AslValue ReadArgument(Frame frame, bool canRetry, DefinitePath path, string call) => Read(frame, canRetry, path, PathUse.Argument, call);

    /// <summary>Reads an operand of a Choice rule.</summary>
    /// <inheritdoc cref="Find"/>
    /// <exception cref="RuntimeFault">The path finds nothing.</exception>
    public static AslValue ReadOperand(Frame frame, bool canRetry, DefinitePath path) => Read(frame, canRetry, path, PathUse.Operand, "");

    private static AslValue Read(Frame frame, bool canRetry, DefinitePath path, PathUse use, string place)
    {
        var value = Find(frame, canRetry, path);
        return value.IsUndefined ? throw path.WhyMissing(Of(frame, canRetry), use, place) : value;
    }

    // A member by itself, without the rest of the object: Execution and Id. False where it is none that is read by itself.
    private static bool TryFind(Frame frame, bool canRetry, PropertyName? group, PropertyName? name, out AslValue value)
    {
        value = default;
        var execution = frame.Execution;
        if (execution.Inspector is not null) return false;
        if (ReferenceEquals(group, ExecutionName))
        {
            if (ReferenceEquals(name, Id)) value = AslValue.Of(execution.Id);
            else if (ReferenceEquals(name, Name)) value = AslValue.Of(execution.Name);
            else if (ReferenceEquals(name, Input)) value = execution.Input;
            else value = execution.ContextMember[name!];
            return true;
        }

        if (ReferenceEquals(group, State))
        {
            if (ReferenceEquals(name, Name)) value = AslValue.Of(frame.StateName);
            else if (ReferenceEquals(name, EnteredTime)) value = AslValue.Of(IsoTime.Format(frame.StateEnteredTime));
            else if (ReferenceEquals(name, RetryCount) && canRetry) value = AslValue.Of(frame.RetryCount);
            return true;
        }

        if (!ReferenceEquals(group, TaskName)) return false;
        if (ReferenceEquals(name, Token) && frame.TaskToken is { } token) value = AslValue.Of(token);
        return true;
    }

    /// <summary>What is the same in all states of an execution: kept by it.</summary>
    internal static AslValue IdentityOf(Execution execution)
    {
        var identity = Values.Object(
            new AslProperty(Id, AslValue.Of(execution.Id)),
            new AslProperty(Input, execution.Input),
            new AslProperty(StartTime, AslValue.Of(IsoTime.Format(execution.StartTime))),
            new AslProperty(Name, AslValue.Of(execution.Name)),
            new AslProperty(RoleArn, AslValue.Of(execution.RoleArn)));
        // A state that is tested by itself belongs to no execution that could be redriven.
        if (execution.Inspector is not null) return identity;
        identity = identity.With(RedriveCount, AslValue.Of(execution.RedriveCount));
        return execution.RedriveTime is { } redriven ? identity.With(RedriveTime, AslValue.Of(IsoTime.Format(redriven))) : identity;
    }

    private static AslValue Of(Frame frame, bool canRetry, AslValue map)
    {
        var execution = frame.Execution;
        if (execution.Inspector?.Context is { IsUndefined: false } given) return map.IsUndefined ? given : given.With(Map, map);
        var context = Values.Object(
            new AslProperty(ExecutionName, execution.ContextMember),
            new AslProperty(StateMachine, Values.Object(
                new AslProperty(Id, AslValue.Of(execution.StateMachineId)),
                new AslProperty(Name, AslValue.Of(execution.StateMachineName)))),
            new AslProperty(State, StateOf(frame, canRetry)));
        if (frame.TaskToken is { } token) context = context.With(TaskName, Values.Object(new AslProperty(Token, AslValue.Of(token))));
        return map.IsUndefined ? context : context.With(Map, map);
    }

    private static AslValue StateOf(Frame frame, bool canRetry)
    {
        var state = Values.Object(
            new AslProperty(Name, AslValue.Of(frame.StateName)),
            new AslProperty(EnteredTime, AslValue.Of(IsoTime.Format(frame.StateEnteredTime))));
        return canRetry ? state.With(RetryCount, AslValue.Of(frame.RetryCount)) : state;
    }

    private static AslValue ItemOf(int index, AslValue item, string? key = null, string source = ValueItems.StateData)
        => Values.Object(new AslProperty(Item, key is null
        ? Values.Object(
            new AslProperty(Index, AslValue.Of(index)),
            new AslProperty(Value, item),
            new AslProperty(Source, AslValue.Of(source)))
        : Values.Object(
            new AslProperty(Index, AslValue.Of(index)),
            new AslProperty(MapItemNames.Key, AslValue.Of(key)),
            new AslProperty(Value, item),
            new AslProperty(Source, AslValue.Of(source)))));

    internal static Frame? NearestIteration(Frame? frame)
    {
        while (frame is { IsIteration: false }) frame = frame.Parent;
        return frame;
    }
}
