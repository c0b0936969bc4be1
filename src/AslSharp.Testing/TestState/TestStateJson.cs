namespace AslSharp.Testing;

/// <summary>TestState's questions and answers as JSON, with the service's member names (reference 14).</summary>
public static class TestStateJson
{
    /// <summary>Reads a question.</summary>
    /// <param name="json">The members of a TestState request: <c>stateName</c>, <c>input</c>, <c>inspectionLevel</c>, <c>variables</c>,
    /// <c>context</c>, <c>mock</c>, <c>stateConfiguration</c>, <c>roleArn</c>, <c>revealSecrets</c>. Payloads are JSON; the Context object and a
    /// mock's result may be texts of JSON too, as the service takes them.</param>
    /// <param name="stateName">The state to test where the question names none.</param>
    /// <returns>The question.</returns>
    /// <exception cref="TestStateException">The service would refuse it.</exception>
    public static TestStateRequest Request(AslValue json, string stateName)
    {
        var name = json["stateName"].TryGetString(out var given) ? given : stateName;
        if (name.Length == 0)
        {
            throw new TestStateException(
                "ParamValidationError", "Parameter validation failed:\nInvalid length for parameter stateName, value: 0, valid min length: 1");
        }

        return new TestStateRequest
        {
            StateName = name,
            Input = json["input"],
            InspectionLevel = Choose<InspectionLevel>(json["inspectionLevel"]),
            Variables = json["variables"],
            Context = Parsed(json["context"], out _),
            RevealSecrets = json["revealSecrets"] is { IsBoolean: true } reveals && reveals.GetBoolean(),
            LacksRole = json["roleArn"].IsUndefined,
            Mock = json["mock"].IsObject ? Mock(json["mock"]) : null,
            StateConfiguration = json["stateConfiguration"].IsObject ? Configuration(json["stateConfiguration"]) : null,
        };
    }

    /// <summary>Writes an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>An object; what the answer does not have is left out.</returns>
    public static AslValue Of(TestStateResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var json = AslValue.Object(new AslProperty("status", Name(response.Status)));
        if (!response.Output.IsUndefined) json = json.With("output", response.Output);
        if (response.Error is not null) json = json.With("error", response.Error);
        if (response.Cause is not null) json = json.With("cause", response.Cause);
        if (response.NextState is not null) json = json.With("nextState", response.NextState);
        return response.InspectionData.IsUndefined ? json : json.With("inspectionData", response.InspectionData);
    }

    private static TestStateMock Mock(AslValue json) => new()
    {
        Result = Parsed(json["result"], out var isBareText),
        IsBareText = isBareText,
        ErrorOutput = json["errorOutput"] is { IsObject: true } error
            ? new TestStateError { Error = Text(error["error"]), Cause = Text(error["cause"]) } : null,
        FieldValidationMode = Choose<FieldValidationMode>(json["fieldValidationMode"]),
    };

    private static TestStateConfiguration Configuration(AslValue json) => new()
    {
        RetrierRetryCount = Number(json["retrierRetryCount"]),
        ErrorCausedByState = Text(json["errorCausedByState"]),
        MapIterationFailureCount = Number(json["mapIterationFailureCount"]),
        MapItemReaderData = Text(json["mapItemReaderData"]),
    };

    // A text is what the service takes: it has to be JSON itself. Whether another will do is for the state to say.
    private static AslValue Parsed(AslValue json, out bool isBareText)
    {
        isBareText = false;
        if (!json.TryGetString(out var text)) return json;
        isBareText = !AslValue.TryParse(text, out var value, out _);
        return isBareText ? json : value;
    }

    private static T Choose<T>(AslValue name)
        where T : struct, Enum
        => name.TryGetString(out var text) && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : default;

    private static string? Text(AslValue value) => value.TryGetString(out var text) ? text : null;

    private static int? Number(AslValue value) => value.TryGetInt64(out var number) ? (int)number : null;

    private static string Name(TestStateStatus status) => status switch
    {
        TestStateStatus.Succeeded => "SUCCEEDED",
        TestStateStatus.Failed => "FAILED",
        TestStateStatus.Retriable => "RETRIABLE",
        _ => "CAUGHT_ERROR",
    };
}
