namespace AslSharp.Aws.Tests.Integrations;

/// <summary>
/// A service on loopback that answers by a script. Requests are read and answers written by botocore's models: a member that a model does not
/// have, on either side, fails the test.
/// </summary>
internal sealed class ServiceScript : IDisposable
{
    private readonly Oracle _oracle = new();
    private readonly string _service;
    private readonly Queue<(string Operation, string Answer)> _script;
    private readonly LoopbackServer _server;

    internal ServiceScript(string service, params ReadOnlySpan<(string Operation, string Answer)> script)
    {
        _service = service;
        _script = new Queue<(string Operation, string Answer)>(script.ToArray());
        _server = new LoopbackServer(Answer);
    }

    internal AwsOptions Options => _server.Options;

    /// <summary>What the operations were called with.</summary>
    internal List<AslValue> Parameters { get; } = [];

    /// <summary>The operations that were called.</summary>
    internal List<string> Operations { get; } = [];

    /// <summary>What was wrong with a request; null for nothing.</summary>
    internal string? Problem { get; private set; }

    internal int Left => _script.Count;

    internal static void Require()
    {
        Python.Require("botocore");
        Python.Require("moto.core.parse");
    }

    public void Dispose()
    {
        _server.Dispose();
        _oracle.Dispose();
    }

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        try
        {
            var read = _oracle.Ask(AslValue.Object(
                new AslProperty("do", "read"),
                new AslProperty("service", _service),
                new AslProperty("method", request.Method),
                new AslProperty("path", request.Path),
                new AslProperty("query", request.Query),
                new AslProperty("headers", AslValue.Object([.. request.Headers.Select(static header => new AslProperty(header.Key, header.Value))])),
                new AslProperty("body", Convert.ToBase64String(request.Body))));
            Parameters.Add(read["parameters"]);
            if (!_script.TryDequeue(out var next)) throw new InvalidOperationException($"Nothing was expected, but {read["operation"]} came.");
            var came = read["operation"].GetString();
            Operations.Add(came);
            if (next.Operation != came) throw new InvalidOperationException($"{next.Operation} was expected, but {came} came.");
            var written = _oracle.Ask(AslValue.Object(
                new AslProperty("do", "write"),
                new AslProperty("service", _service),
                new AslProperty("operation", next.Operation),
                new AslProperty("answer", AslValue.Parse(next.Answer))));
            var headers = written["headers"].Properties.ToArray().Select(static header => (header.Name.Text, header.Value.GetString()));
            return new LoopbackAnswer(
                written["status"].GetInt32(), Convert.FromBase64String(written["body"].GetString()), [.. headers, ("x-amzn-RequestId", "r-1")]);
        }
        catch (InvalidOperationException problem)
        {
            Problem ??= problem.Message;
            return new LoopbackAnswer(400, "{}", ("x-amzn-errortype", "ScriptException"));
        }
    }
}
