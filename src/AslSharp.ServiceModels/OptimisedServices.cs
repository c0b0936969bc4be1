#if ASLSHARP_COMPILER
namespace AslSharp.Compiler.Services;
#else
namespace AslSharp.ServiceModels;
#endif

/// <summary>What optimised integrations call their services, which is not always what <c>aws-sdk</c> resources and models call them. The compiler needs it
/// too.</summary>
internal static class OptimisedServices
{
    private static readonly Dictionary<string, string> Models = new(StringComparer.Ordinal)
    {
        ["states"] = "sfn",
        ["events"] = "eventbridge",
        ["elasticmapreduce"] = "emr",
        ["emr-containers"] = "emrcontainers",
        ["emr-serverless"] = "emrserverless",
    };

    // Their parameters and results are taken apart or put together on the way.
    private static readonly HashSet<string> OfTheirOwn = new(StringComparer.Ordinal)
    {
        "http", "apigateway", "bedrock", "bedrock-agentcore", "eks", "elasticmapreduce",
    };

    // Texts to the service that any JSON may stand for in a definition.
    private static readonly HashSet<string> JsonTexts = new(StringComparer.Ordinal)
    {
        "sqs:MessageBody", "sns:Message", "states:Input", "events:Detail", "lambda:ClientContext", "lambda:Payload",
    };

    /// <summary>Whether a parameter is a text to the service, and any JSON in a definition.</summary>
    /// <param name="service">The service as the resource spells it.</param>
    /// <param name="member">The parameter, wherever it stands.</param>
    internal static bool TakesJson(string service, string member) => JsonTexts.Contains($"{service}:{member}");

    /// <summary>The name of the model behind an integration.</summary>
    /// <param name="service">The service as the resource spells it, <c>states</c> or <c>emr-containers</c>.</param>
    internal static string ModelOf(string service) => Models.TryGetValue(service, out var name) ? name : service;

    /// <summary>Whether the integration's parameters and results have a form of their own, so that the service's model says nothing about them.</summary>
    /// <param name="service">The service as the resource spells it.</param>
    internal static bool HasOwnForm(string service) => OfTheirOwn.Contains(service);
}
