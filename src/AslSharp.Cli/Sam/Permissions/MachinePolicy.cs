using System.Text.RegularExpressions;

namespace AslSharp.Cli.Sam.Permissions;

/// <summary>What the role of one machine has to allow: what its states call, and nothing else where the definition writes it out.</summary>
/// <param name="calls">What the machine calls.</param>
/// <param name="machineName">The machine's name in ARNs, in the words of <c>Fn::Sub</c>.</param>
/// <param name="placeholders">What fills the placeholders of the definition.</param>
internal sealed partial class MachinePolicy(MachineCalls calls, string machineName, Placeholders placeholders)
{
    private readonly Policy _policy = new();
    private readonly SortedSet<string> _notes = new(StringComparer.Ordinal);

    /// <summary>Where more is allowed than one execution needs, because the definition computes what it calls.</summary>
    internal IReadOnlyCollection<string> Notes => _notes;

    /// <summary>The statements.</summary>
    /// <param name="functions">What the machine's functions are in the words of <c>Fn::Sub</c>, by how the definition writes them.</param>
    internal IReadOnlyList<PolicyStatement> Write(IReadOnlyDictionary<string, string> functions)
    {
        // With a qualifier behind it, an ARN is another resource.
        foreach (var (name, _) in calls.Functions) Allow(["lambda:InvokeFunction"], [functions[name], functions[name] + ":*"]);
        foreach (var call in calls.Services) AllowCall(call);
        foreach (var (place, role) in calls.Roles) Allow(["sts:AssumeRole"], [role ?? Noted(place, "sts:AssumeRole", Arns.OfRole("*"))]);
        if (calls.HasDistributedMap) AllowDistributedMap();
        return _policy.Statements;
    }

    private void AllowCall(ServiceCall call)
    {
        if (call.IsSdk)
        {
            foreach (var action in SdkActions.Of(call)) Allow([action], [Noted(call, SdkResources.Of(call, action))]);
            AllowCredentials(call);
            return;
        }

        foreach (var grant in OptimisedPermissions.Of(call, machineName))
            _policy.Allow(grant with { Resource = placeholders.Resolve(Noted(call, grant.Resource)) });
        if (JobPermissions.Find(call)?.Rule is { } rule)
            Allow(["events:DescribeRule", "events:PutRule", "events:PutTargets"], [Arns.Of("events", "rule/" + rule)]);
    }

    // Data APIs take a secret, or ask for a password themselves.
    private void AllowCredentials(ServiceCall call)
    {
        if (call.Service is not ("redshiftdata" or "rdsdata")) return;
        if (call.Has("SecretArn")) Allow(["secretsmanager:GetSecretValue"], [call.Text("SecretArn") ?? Arns.Of("secretsmanager", "secret:*")]);
        else if (call.Has("WorkgroupName")) Allow(["redshift-serverless:GetCredentials"], [Arns.Of("redshift-serverless", "workgroup/*")]);
        else if (call.Has("DbUser"))
        {
            var cluster = call.Text("ClusterIdentifier") ?? "*";
            var database = Arns.Of("redshift", $"dbname:{cluster}/{call.Text("Database") ?? "*"}");
            Allow(["redshift:GetClusterCredentials"], [database, Arns.Of("redshift", $"dbuser:{cluster}/{call.Text("DbUser") ?? "*"}")]);
        }
    }

    private void AllowDistributedMap()
    {
        // Its child executions are executions of the machine, and run in the same role.
        Allow(["states:StartExecution"], [Arns.Of("states", $"stateMachine:{machineName}")]);
        // Children have the Map's label behind the machine's name.
        var executions = new[] { Arns.Of("states", $"execution:{machineName}:*"), Arns.Of("states", $"execution:{machineName}/*:*") };
        Allow(["states:DescribeExecution", "states:RedriveExecution", "states:StopExecution"], executions);
        foreach (var reader in calls.Readers)
        {
            var bucket = reader.Text("Bucket") ?? "*";
            if (reader.Action == "listObjectsV2") Allow(["s3:ListBucket"], [Noted(reader, Arns.OfBucket(bucket))]);
            // A manifest names the objects that it lists, and those of a prefix may be read one after the other.
            var key = reader.Text("Key") ?? (reader.Text("Prefix") is { } prefix ? prefix + "*" : "*");
            Allow(["s3:GetObject"], [Noted(reader, Arns.OfBucket($"{bucket}/{key}"))]);
        }

        foreach (var writer in calls.Writers)
        {
            var path = $"{writer.Text("Bucket") ?? "*"}/{(writer.Text("Prefix") is { Length: > 0 } prefix ? prefix.TrimEnd('/') + "/*" : "*")}";
            Allow(["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"], [Noted(writer, Arns.OfBucket(path))]);
        }
    }

    private void Allow(string[] actions, string[] resources)
    {
        foreach (var resource in resources) _policy.Allow(new Grant(actions, placeholders.Resolve(resource)));
    }

    private string Noted(ServiceCall call, string resource) => Noted(call.Place, $"{call.Service}:{call.Action}", resource);

    private string Noted(string place, string what, string resource)
    {
        if (IsWide(resource)) _notes.Add($"'{place}': {what} is allowed for {resource}; the definition writes out nothing narrower.");
        return resource;
    }

    // Everything of a kind, whatever its name.
    private static bool IsWide(string resource)
    {
        var parts = Arns.Masked(resource).Split(':', 6);
        if (parts.Length < 6) return resource == "*";
        return parts[5].StartsWith('*') || (parts[2] != "s3" && KindAlone().IsMatch(parts[5]));
    }

    [GeneratedRegex(@"^/?[\w-]*[:/]\*$")]
    private static partial Regex KindAlone();
}
