namespace AslSharp.Testing;

/// <summary>What TestState refuses before it runs anything, with the service's own words (reference 14).</summary>
internal static class TestStateRules
{
    private const string Validation = "ValidationException";

    /// <summary>Looks at a question.</summary>
    /// <param name="request">The question.</param>
    /// <param name="state">The state that it names.</param>
    /// <param name="branches">How many branches a Parallel state has; else 0.</param>
    /// <exception cref="TestStateException">It is refused.</exception>
    internal static void Check(TestStateRequest request, StateDescription state, int branches)
    {
        var configuration = request.StateConfiguration;
        if (request.Mock is { } mock) CheckMock(mock, request, state, branches);
        else if (configuration?.MapIterationFailureCount is not null)
            throw Refused("TestState does not support MapIterationFailureCount when a mock is not specified.");
        else if (state.Type is "Map" or "Parallel")
        {
            throw new TestStateException(
                "InvalidDefinition",
                "TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]");
        }

        if (request.LacksRole && request.Mock is null && state.Type == "Task") throw Refused("RoleArn must be specified when testing a Task state");
        TestStateContext.Check(request.Context, state);
    }

    /// <summary>A refusal in the service's words.</summary>
    internal static TestStateException Refused(string message) => new(Validation, message);

    private static void CheckMock(TestStateMock mock, TestStateRequest request, StateDescription state, int branches)
    {
        if (request.RevealSecrets) throw Refused("TestState does not support RevealSecrets when a mock is specified.");
        if (mock.Result.IsUndefined == mock.ErrorOutput is null)
            throw Refused("A test mock should have only one of the following fields: [result, errorOutput].");
        if (state.Type is not ("Task" or "Map" or "Parallel")) throw Refused($"State type '{state.Type}' is not supported when a mock is specified");
        if (mock.Result.IsUndefined) return;
        var model = state.Type == "Task" ? ServiceModel.Find(state.Resource!) : null;
        // What a function or a worker answers may be any text.
        if (mock.IsBareText && (model is not null || state.Type != "Task")) throw Refused("Mocked result must be valid JSON");
        if (state.Type == "Parallel")
        {
            if (!mock.Result.IsArray) throw Refused("Mocked result must be an array.");
            if (mock.Result.Count != branches) throw Refused("Mocked result must contain the same number of items as number of Parallel branches.");
        }

        if (state.Type == "Map")
        {
            if (state.HasResultWriter && !mock.Result.IsObject) throw Refused("Mocked result must be a JSON object.");
            if (!state.HasResultWriter && !mock.Result.IsArray) throw Refused("Mocked result must be an array.");
        }

        if (model?.Problem(mock.Result, mock.FieldValidationMode) is { } problem)
        {
            throw Refused($"Mock result schema validation error: {problem}");
        }
    }
}
