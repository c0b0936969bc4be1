namespace AslSharp.Aws;

/// <summary><c>elasticmapreduce</c>: actions of its own over those of EMR, each for one cluster or one step.</summary>
internal static class EmrIntegration
{
    private const string Model = "emr";

    private static readonly Job Cluster = new()
    {
        Query = static (parameters, started) => Jobs.One("ClusterId", started["ClusterId"].IsUndefined ? parameters["ClusterId"] : started["ClusterId"]),
        Find = static answer => answer,
        Look = static job => job["Cluster"]["Status"]["State"].TryGetString(out var state)
            ? state switch { "WAITING" or "TERMINATED" => true, "TERMINATED_WITH_ERRORS" => false, _ => null }
            : null,
        StopQuery = static (_, started) => Jobs.One("JobFlowIds", AslValue.Array([started["ClusterId"]])),
    };

    private static readonly Job End = new()
    {
        Query = Cluster.Query,
        Find = static answer => answer,
        Look = static job => Jobs.Status(job["Cluster"]["Status"]["State"], "TERMINATED", "TERMINATED_WITH_ERRORS"),
    };

    private static readonly Job Step = new()
    {
        Query = static (parameters, started)
            => AslValue.Object(new AslProperty("ClusterId", parameters["ClusterId"]), new AslProperty("StepId", started["StepId"])),
        Find = static answer => answer,
        Look = static job => Jobs.Status(job["Step"]["Status"]["State"], "COMPLETED", "FAILED", "CANCELLED", "INTERRUPTED"),
        StopQuery = static (parameters, started)
            => AslValue.Object(new AslProperty("ClusterId", parameters["ClusterId"]), new AslProperty("StepIds", AslValue.Array([started["StepId"]]))),
    };

    internal static async ValueTask<AslValue> RunAsync(IntegrationCall call, CancellationToken cancellationToken)
    {
        var waits = call.Resource.Pattern == "sync";
        var job = call.Resource.Action switch { "createCluster" => Cluster, "terminateCluster" => End, "addStep" => Step, _ => null };
        if (waits && job is null) throw IntegrationRunner.NoPattern(call.Resource);
        var answer = await CallAsync(call, cancellationToken).ConfigureAwait(false);
        var result = SdkMetadata.Add(answer);
        return waits ? await job!.WaitAsync(call, Model, answer.Value, result, cancellationToken).ConfigureAwait(false) : result;
    }

    private static async ValueTask<AwsAnswer> CallAsync(IntegrationCall call, CancellationToken cancellationToken)
    {
        var parameters = call.Parameters;
        var clusters = AslValue.Array([parameters["ClusterId"]]);
        switch (call.Resource.Action)
        {
            case "createCluster":
                var created = await SendAsync("runJobFlow", parameters).ConfigureAwait(false);
                return created with
                {
                    Value = AslValue.Object(
                        new AslProperty("ClusterId", created.Value["JobFlowId"]), new AslProperty("ClusterArn", created.Value["ClusterArn"])),
                };
            case "terminateCluster":
                return await SendAsync("terminateJobFlows", Jobs.One("JobFlowIds", clusters)).ConfigureAwait(false);
            case "setClusterTerminationProtection":
                return await SendAsync(
                    "setTerminationProtection",
                    AslValue.Object(new AslProperty("JobFlowIds", clusters), new AslProperty("TerminationProtected", parameters["TerminationProtected"])))
                        .ConfigureAwait(false);
            case "addStep":
                var step = parameters.Without("ClusterId").Without("Step").With("JobFlowId", parameters["ClusterId"])
                    .With("Steps", AslValue.Array([parameters["Step"]]));
                var added = await SendAsync("addJobFlowSteps", step).ConfigureAwait(false);
                return added with { Value = Jobs.One("StepId", Jobs.First(added.Value["StepIds"])) };
            case "cancelStep":
                var cancelled = await SendAsync("cancelSteps", parameters.Without("StepId").With("StepIds", AslValue.Array([parameters["StepId"]])))
                    .ConfigureAwait(false);
                var info = Jobs.First(cancelled.Value["CancelStepsInfoList"]);
                return cancelled with { Value = info.IsUndefined ? AslValue.EmptyObject : info };
            case "modifyInstanceFleetByName":
                var fleet = await FindIdAsync("listInstanceFleets", "InstanceFleets", "InstanceFleetName").ConfigureAwait(false);
                return await SendAsync(
                    "modifyInstanceFleet",
                    AslValue.Object(
                        new AslProperty("ClusterId", parameters["ClusterId"]),
                        new AslProperty("InstanceFleet", parameters["InstanceFleet"].With("InstanceFleetId", fleet)))).ConfigureAwait(false);
            case "modifyInstanceGroupByName":
                var group = await FindIdAsync("listInstanceGroups", "InstanceGroups", "InstanceGroupName").ConfigureAwait(false);
                return await SendAsync(
                    "modifyInstanceGroups",
                    AslValue.Object(
                        new AslProperty("ClusterId", parameters["ClusterId"]),
                        new AslProperty("InstanceGroups", AslValue.Array([parameters["InstanceGroup"].With("InstanceGroupId", group)])))).ConfigureAwait(false);
            default:
                throw new RuntimeFault($"The integration 'elasticmapreduce' has no action '{call.Resource.Action}'.");
        }

        ValueTask<AwsAnswer> SendAsync(string action, AslValue query) => call.SendAsync(Model, action, query, cancellationToken);

        async ValueTask<AslValue> FindIdAsync(string action, string list, string nameMember)
        {
            var name = call.Required(nameMember);
            var answer = await SendAsync(action, Jobs.One("ClusterId", parameters["ClusterId"])).ConfigureAwait(false);
            foreach (var item in answer.Value[list].IsArray ? answer.Value[list].Items.ToArray() : [])
            {
                if (item["Name"].StringEquals(name)) return item["Id"];
            }

            throw new AwsException(
                call.Client.Operations.Find(Model, action).Service, "InvalidRequestException", 400, $"There is no '{name}' in the cluster",
                answer.Response.RequestId);
        }
    }
}
