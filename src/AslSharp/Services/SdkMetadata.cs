namespace AslSharp.Runtime;

/// <summary>What the answers of optimised integrations carry beside the service's own (reference 11).</summary>
internal static class SdkMetadata
{
    internal static readonly PropertyName HttpName = PropertyName.Of("SdkHttpMetadata");
    internal static readonly PropertyName ResponseName = PropertyName.Of("SdkResponseMetadata");
    private static readonly PropertyName RequestId = PropertyName.Of("RequestId");

    internal static AslValue Http { get; } = AslValue.Object(
        new AslProperty(PropertyName.Of("AllHttpHeaders"), AslValue.EmptyObject),
        new AslProperty(PropertyName.Of("HttpHeaders"), AslValue.EmptyObject),
        new AslProperty(PropertyName.Of("HttpStatusCode"), AslValue.Of(200)));

    internal static AslValue Response(TaskContext context) => Values.Object(new AslProperty(RequestId, AslValue.Of(context.IdempotencyKey)));
}
