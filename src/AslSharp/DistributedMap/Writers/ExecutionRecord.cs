namespace AslSharp.Runtime;

/// <summary>What result files say of a child execution (reference 8.8), names in their alphabet as in the service's files.</summary>
internal static class ExecutionRecord
{
    private static readonly PropertyName Cause = PropertyName.Of("Cause");
    private static readonly PropertyName Error = PropertyName.Of("Error");
    private static readonly PropertyName ExecutionArn = PropertyName.Of("ExecutionArn");
    private static readonly PropertyName Input = PropertyName.Of("Input");
    private static readonly PropertyName InputDetails = PropertyName.Of("InputDetails");
    private static readonly PropertyName Name = PropertyName.Of("Name");
    private static readonly PropertyName Output = PropertyName.Of("Output");
    private static readonly PropertyName OutputDetails = PropertyName.Of("OutputDetails");
    private static readonly PropertyName RedriveCount = PropertyName.Of("RedriveCount");
    private static readonly PropertyName RedriveStatus = PropertyName.Of("RedriveStatus");
    private static readonly PropertyName RedriveStatusReason = PropertyName.Of("RedriveStatusReason");
    private static readonly PropertyName StartDate = PropertyName.Of("StartDate");
    private static readonly PropertyName StateMachineArn = PropertyName.Of("StateMachineArn");
    private static readonly PropertyName Status = PropertyName.Of("Status");
    private static readonly PropertyName StopDate = PropertyName.Of("StopDate");
    private static readonly AslValue Included = AslValue.Object(new AslProperty("Included", true));

    /// <summary>The record of a child that ended.</summary>
    internal static AslValue Of(Execution child, ExecutionResult result)
    {
        var status = ExecutionStatusNames.Of(result.Status);
        var members = new List<AslProperty>(15);
        if (result.Cause is not null) members.Add(new(Cause, AslValue.Of(result.Cause)));
        if (result.Error is not null) members.Add(new(Error, AslValue.Of(result.Error)));
        AddInput(members, child);
        if (result.IsSuccess)
        {
            members.Add(new(Output, AslValue.Of(result.Output.ToJson())));
            members.Add(new(OutputDetails, Included));
        }

        members.Add(new(RedriveCount, 0));
        members.Add(new(RedriveStatus, AslValue.Of(result.IsSuccess || child.IsExpress ? "NOT_REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN")));
        if (result.IsSuccess) members.Add(new(RedriveStatusReason, AslValue.Of("Execution is SUCCEEDED and cannot be redriven")));
        members.Add(new(StartDate, AslValue.Of(IsoTime.Format(child.StartTime))));
        members.Add(new(StateMachineArn, AslValue.Of(child.StateMachineId)));
        members.Add(new(Status, AslValue.Of(status)));
        members.Add(new(StopDate, AslValue.Of(IsoTime.Format(child.UtcNow))));
        return Values.Object([.. members]);
    }

    /// <summary>The record of a child that was not started.</summary>
    internal static AslValue Pending(Execution child)
    {
        var members = new List<AslProperty>(8);
        AddInput(members, child);
        members.Add(new(StateMachineArn, AslValue.Of(child.StateMachineId)));
        members.Add(new(Status, AslValue.Of("PENDING")));
        return Values.Object([.. members]);
    }

    private static void AddInput(List<AslProperty> members, Execution child)
    {
        members.Add(new(ExecutionArn, AslValue.Of(child.Id)));
        members.Add(new(Input, AslValue.Of(child.Input.ToJson())));
        members.Add(new(InputDetails, Included));
        members.Add(new(Name, AslValue.Of(child.Name)));
    }
}
