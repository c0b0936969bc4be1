using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>The envelope of <c>lambda:invoke</c> (reference 11): a method sees the <c>Payload</c> and its result becomes the result's <c>Payload</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LambdaInvoke
{
    private static readonly PropertyName PayloadName = PropertyName.Of("Payload");
    private static readonly PropertyName ExecutedVersion = PropertyName.Of("ExecutedVersion");
    private static readonly PropertyName StatusCode = PropertyName.Of("StatusCode");

    /// <summary>What the method is called with: <c>Payload</c>, or <c>{}</c> where the parameters have none.</summary>
    /// <param name="parameters">The raw parameters.</param>
    /// <returns>The payload.</returns>
    public static AslValue Payload(AslValue parameters)
    {
        var payload = parameters[PayloadName];
        return payload.IsUndefined ? AslValue.EmptyObject : payload;
    }

    /// <summary>Puts what the method returned into the envelope.</summary>
    /// <param name="call">The call.</param>
    /// <param name="context">The attempt.</param>
    /// <returns>The raw result.</returns>
    public static ValueTask<AslValue> WrapAsync(ValueTask<AslValue> call, TaskContext context)
        => call.IsCompletedSuccessfully ? new(Envelope(call.Result, context)) : FinishAsync(call, context);

    private static async ValueTask<AslValue> FinishAsync(ValueTask<AslValue> call, TaskContext context)
        => Envelope(await call.ConfigureAwait(false), context);

    private static AslValue Envelope(AslValue payload, TaskContext context)
    {
        return Values.Object(
            new AslProperty(ExecutedVersion, AslValue.Of("$LATEST")),
            new AslProperty(PayloadName, payload.IsUndefined ? AslValue.Null : payload),
            new AslProperty(SdkMetadata.HttpName, SdkMetadata.Http),
            new AslProperty(SdkMetadata.ResponseName, SdkMetadata.Response(context)),
            new AslProperty(StatusCode, AslValue.Of(200)));
    }
}
