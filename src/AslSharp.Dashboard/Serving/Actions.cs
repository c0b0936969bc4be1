using AslSharp.Durable;
using Microsoft.AspNetCore.Http;

namespace AslSharp.Dashboard;

/// <summary>What a person does on the page.</summary>
internal sealed class Actions(ExecutionClient client)
{
    internal async Task StartAsync(HttpContext context)
    {
        var request = await Json.ReadAsync(context).ConfigureAwait(false);
        var input = Parse(request.Text("input") ?? "{}", "input");
        var started = await client.StartExecutionAsync(
            request.Required("machine"), input, request.Text("name"), context.Request.Headers.TraceParent, context.RequestAborted).ConfigureAwait(false);
        await Json.SendAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("arn", started.ExecutionArn);
            writer.WriteTime("started", started.StartDate);
            writer.WriteEndObject();
        }).ConfigureAwait(false);
    }

    internal async Task StopAsync(HttpContext context)
    {
        var request = await Json.ReadAsync(context).ConfigureAwait(false);
        await client.StopExecutionAsync(request.Required("arn"), request.Text("error"), request.Text("cause"), context.RequestAborted).ConfigureAwait(false);
        await DoneAsync(context).ConfigureAwait(false);
    }

    internal async Task RedriveAsync(HttpContext context)
    {
        var request = await Json.ReadAsync(context).ConfigureAwait(false);
        await client.RedriveExecutionAsync(request.Required("arn"), context.RequestAborted).ConfigureAwait(false);
        await DoneAsync(context).ConfigureAwait(false);
    }

    internal async Task AnswerAsync(HttpContext context)
    {
        var request = await Json.ReadAsync(context).ConfigureAwait(false);
        var token = request.Required("token");
        await (request.Required("answer") switch
        {
            "success" => client.SendTaskSuccessAsync(token, Parse(request.Required("output"), "output"), context.RequestAborted),
            "failure" => client.SendTaskFailureAsync(token, request.Text("error"), request.Text("cause"), context.RequestAborted),
            "heartbeat" => client.SendTaskHeartbeatAsync(token, context.RequestAborted),
            var other => throw new RequestException($"A task is answered by success, failure or heartbeat, and not by '{other}'."),
        }).ConfigureAwait(false);
        await DoneAsync(context).ConfigureAwait(false);
    }

    private static Task DoneAsync(HttpContext context) => Json.SendAsync(context, static writer =>
    {
        writer.WriteStartObject();
        writer.WriteEndObject();
    });

    private static AslValue Parse(string json, string name)
        => AslValue.TryParse(json, out var value, out var problem) ? value : throw new RequestException($"The {name} is no JSON: {problem!.Message}");
}
