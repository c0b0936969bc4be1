namespace AslSharp.Aws;

/// <summary>What the answers of optimised integrations carry beside the service's own.</summary>
internal static class SdkMetadata
{
    internal static AslValue Add(AwsAnswer answer)
    {
        var members = new List<AslProperty>();
        foreach (var property in answer.Value.Properties) members.Add(property);
        members.AddRange(Of(answer.Response));
        return Results.Structure(members);
    }

    internal static AslProperty[] Of(AwsResponse response)
    {
        var all = new List<AslProperty>();
        var one = new List<AslProperty>();
        foreach (var (name, value) in response.Headers)
        {
            var key = PropertyName.FromData(name);
            all.Add(new AslProperty(key, AslValue.Array([AslValue.Of(value)])));
            one.Add(new AslProperty(key, AslValue.Of(value)));
        }

        return
        [
            new AslProperty("SdkHttpMetadata", AslValue.Object(
                new AslProperty("AllHttpHeaders", AslValue.Object([.. all])),
                new AslProperty("HttpHeaders", AslValue.Object([.. one])),
                new AslProperty("HttpStatusCode", response.StatusCode))),
            new AslProperty("SdkResponseMetadata", AslValue.Object(new AslProperty("RequestId", response.RequestId))),
        ];
    }
}
