using System.Globalization;
using System.Text;
using System.Text.Json;
using AslSharp.Durable;
using Microsoft.AspNetCore.Http;

namespace AslSharp.Dashboard;

/// <summary>What the page asks for.</summary>
internal sealed class Queries(ExecutionClient client, MachineViews machines, ExecutionViews executions, DashboardOptions options, TimeProvider timeProvider)
{
    private const int MostRecent = 40;
    private const int MostListed = 500;

    private static readonly string[] TypeNames = Enum.GetNames<HistoryEventType>();

    internal async Task ListMachinesAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        var all = new List<(RegisteredStateMachine Machine, IReadOnlyDictionary<ExecutionStatus, long> Counts, IReadOnlyList<ExecutionListItem> Recent)>();
        foreach (var machine in client.StateMachines)
        {
            var counts = await client.CountExecutionsAsync(machine.StateMachineArn, cancellation).ConfigureAwait(false);
            var recent = await client.ListExecutionsAsync(machine.StateMachineArn, maxResults: MostRecent, cancellationToken: cancellation)
                .ConfigureAwait(false);
            all.Add((machine, counts, recent.Items));
        }

        await Json.SendAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("readOnly", options.IsReadOnly);
            writer.WriteTime("now", timeProvider.GetUtcNow());
            writer.WriteStartArray("machines");
            foreach (var (machine, counts, recent) in all)
            {
                writer.WriteStartObject();
                writer.WriteString("name", machine.Name);
                writer.WriteString("arn", machine.StateMachineArn);
                var view = machines.Of(machine);
                if (view.Graph.Comment is { } comment) writer.WriteString("comment", comment);
                writer.WriteNumber("states", machine.Description.States.Count);
                writer.WriteBoolean("hasPicture", view.Graph.Scope.States.Count > 0);
                WriteCounts(writer, counts);
                writer.WriteStartArray("recent");
                foreach (var each in recent) WriteItem(writer, each);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }).ConfigureAwait(false);
    }

    internal async Task DescribeMachineAsync(HttpContext context)
    {
        var machine = machines.Find(Query(context, "name"));
        var counts = await client.CountExecutionsAsync(machine.StateMachineArn, context.RequestAborted).ConfigureAwait(false);
        await Json.SendAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", machine.Name);
            writer.WriteString("arn", machine.StateMachineArn);
            writer.WriteString("fingerprint", machine.Description.Fingerprint);
            writer.WriteTime("created", machine.CreationDate);
            writer.WriteBoolean("readOnly", options.IsReadOnly);
            WriteCounts(writer, counts);
            WriteDefinition(writer, machines.Of(machine));
            writer.WriteEndObject();
        }).ConfigureAwait(false);
    }

    internal Task DrawMachineAsync(HttpContext context)
    {
        var machine = machines.Find(Query(context, "name"));
        var isPart = context.Request.Query.ContainsKey("part");
        // By itself it is shown as an image, with the style sheet that it holds.
        if (!isPart) context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        return SendPictureAsync(context, machines.Of(machine).Draw(null, isPart));
    }

    internal async Task ListExecutionsAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var status = query["status"] is [{ Length: > 0 } text]
            ? Enum.TryParse<ExecutionStatus>(text, out var known) && Enum.IsDefined(known) ? known : throw new RequestException($"There is no status '{text}'.")
            : (ExecutionStatus?)null;
        var most = query["most"] is [{ Length: > 0 } number]
            ? int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= MostListed
            ? count : throw new RequestException($"'most' is a number from 1 to {MostListed}.")
            : 100;
        var arn = Query(context, "of");
        var page = await client.ListExecutionsAsync(arn, status, most, One(query["next"]), context.RequestAborted, One(query["name"])).ConfigureAwait(false);
        await Json.SendAsync(context, writer =>
        {
            writer.WriteStartObject();
            writer.WriteTime("now", timeProvider.GetUtcNow());
            if (page.NextToken is not null) writer.WriteString("next", page.NextToken);
            writer.WriteStartArray("executions");
            foreach (var each in page.Items) WriteItem(writer, each);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }).ConfigureAwait(false);
    }

    internal async Task DescribeExecutionAsync(HttpContext context)
    {
        var cancellation = context.RequestAborted;
        var after = One(context.Request.Query["after"]) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count : 0;
        var execution = await client.DescribeExecutionAsync(Query(context, "arn"), cancellation).ConfigureAwait(false);
        var machine = await machines.OfAsync(execution, cancellation).ConfigureAwait(false);
        var waiting = await client.ListWaitingTasksAsync(execution.ExecutionArn, cancellation).ConfigureAwait(false);
        var runs = await client.ListMapRunsAsync(execution.ExecutionArn, cancellation).ConfigureAwait(false);
        // Written while no event is added, and sent when others may be.
        var buffer = await executions.AskAsync(
            execution,
            machine,
            view =>
            {
                var buffer = new System.Buffers.ArrayBufferWriter<byte>(16 * 1024);
                using var writer = new Utf8JsonWriter(buffer, Json.Options);
                writer.WriteStartObject();
                writer.WriteTime("now", timeProvider.GetUtcNow());
                writer.WriteBoolean("readOnly", options.IsReadOnly);
                WriteExecution(writer, execution);
                WriteWaiting(writer, waiting);
                WriteMapRuns(writer, runs);
                view.WriteStates(writer);
                view.WriteRows(writer, after);
                if (after == 0)
                {
                    writer.WriteStartObject("machine");
                    writer.WriteString("name", machine.Graph.Name);
                    WriteDefinition(writer, machine);
                    writer.WriteEndObject();
                    writer.WriteStartArray("types");
                    foreach (var name in TypeNames) writer.WriteStringValue(name);
                    writer.WriteEndArray();
                }

                writer.WriteEndObject();
                writer.Flush();
                return buffer;
            },
            cancellation).ConfigureAwait(false);
        context.Response.ContentType = Json.ContentType;
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, cancellation).ConfigureAwait(false);
    }

    internal async Task DrawExecutionAsync(HttpContext context)
    {
        var execution = await client.DescribeExecutionAsync(Query(context, "arn"), context.RequestAborted).ConfigureAwait(false);
        var machine = await machines.OfAsync(execution, context.RequestAborted).ConfigureAwait(false);
        await SendPictureAsync(context, await executions.AskAsync(execution, machine, static view => view.Draw(), context.RequestAborted).ConfigureAwait(false))
            .ConfigureAwait(false);
    }

    /// <summary>One event with all its data, as GetExecutionHistory tells it.</summary>
    internal async Task ReadEventAsync(HttpContext context)
    {
        var id = Query(context, "id");
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)) throw new RequestException("'id' is the number of an event.");
        var page = await client.GetExecutionHistoryAsync(Query(context, "arn"), false, 1, id, context.RequestAborted).ConfigureAwait(false);
        var found = page.Items.Count == 1 ? page.Items[0] : throw new NotFoundException($"There is no event {id}.");
        context.Response.ContentType = Json.ContentType;
        await context.Response.Body.WriteAsync(HistoryJson.Of(found).ToUtf8Bytes(), context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>The whole history, as GetExecutionHistory tells it, to be kept.</summary>
    internal async Task ReadHistoryAsync(HttpContext context)
    {
        var arn = Query(context, "arn");
        var name = arn[(arn.LastIndexOf(':') + 1)..];
        var page = await client.GetExecutionHistoryAsync(arn, false, 1000, null, context.RequestAborted).ConfigureAwait(false);
        context.Response.ContentType = Json.ContentType;
        context.Response.Headers.ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(name)}.json";
        await context.Response.WriteAsync("{\"events\":[", context.RequestAborted).ConfigureAwait(false);
        for (var isFirst = true; ;)
        {
            foreach (var each in page.Items)
            {
                if (!isFirst) await context.Response.WriteAsync(",\n", context.RequestAborted).ConfigureAwait(false);
                isFirst = false;
                await context.Response.Body.WriteAsync(HistoryJson.Of(each).ToUtf8Bytes(), context.RequestAborted).ConfigureAwait(false);
            }

            if (page.NextToken is null) break;
            page = await client.GetExecutionHistoryAsync(arn, false, 1000, page.NextToken, context.RequestAborted).ConfigureAwait(false);
        }

        await context.Response.WriteAsync("]}", context.RequestAborted).ConfigureAwait(false);
    }

    private static void WriteDefinition(Utf8JsonWriter writer, MachineView view)
    {
        if (view.Definition is not null) writer.WriteString("definition", view.Definition);
        if (view.Graph.Comment is { } comment) writer.WriteString("comment", comment);
        writer.WriteStartArray("states");
        foreach (var state in view.Graph.Scope.AllStates)
        {
            writer.WriteStartObject();
            writer.WriteString("id", state.Id);
            writer.WriteString("name", state.Name);
            writer.WriteString("type", state.Kind?.ToString() ?? "?");
            writer.WriteString("caption", state.Caption);
            if (view.Lines.TryGetValue(MachineView.PointerOf(state), out var lines))
            {
                writer.WriteNumber("first", lines.First);
                writer.WriteNumber("last", lines.Last);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteExecution(Utf8JsonWriter writer, ExecutionDescription execution)
    {
        writer.WriteStartObject("execution");
        writer.WriteString("arn", execution.ExecutionArn);
        writer.WriteString("machineArn", execution.StateMachineArn);
        writer.WriteString("name", execution.Name);
        writer.WriteString("status", execution.Status.ToString());
        writer.WriteTime("started", execution.StartDate);
        writer.WriteTime("stopped", execution.StopDate);
        writer.WriteValue("input", execution.Input);
        writer.WriteValue("output", execution.Output);
        if (execution.Error is not null) writer.WriteString("error", execution.Error);
        if (execution.Cause is not null) writer.WriteString("cause", execution.Cause);
        if (execution.TraceHeader is not null) writer.WriteString("trace", execution.TraceHeader);
        if (execution.MapRunArn is not null) writer.WriteString("mapRunArn", execution.MapRunArn);
        if (execution.StateName is not null) writer.WriteString("stateName", execution.StateName);
        writer.WriteNumber("redriveCount", execution.RedriveCount);
        writer.WriteTime("redriven", execution.RedriveDate);
        writer.WriteBoolean("redrivable", execution.IsRedrivable);
        writer.WriteEndObject();
    }

    private static void WriteWaiting(Utf8JsonWriter writer, IReadOnlyList<WaitingTask> waiting)
    {
        writer.WriteStartArray("waiting");
        foreach (var task in waiting)
        {
            writer.WriteStartObject();
            writer.WriteString("state", task.StateName);
            writer.WriteString("token", task.TaskToken);
            writer.WriteNumber("visit", task.EnteredEventId);
            writer.WriteTime("since", task.Since);
            writer.WriteBoolean("forWorker", task.IsForWorker);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteMapRuns(Utf8JsonWriter writer, IReadOnlyList<MapRunDescription> runs)
    {
        writer.WriteStartArray("mapRuns");
        foreach (var run in runs)
        {
            writer.WriteStartObject();
            writer.WriteString("arn", run.MapRunArn);
            writer.WriteString("status", run.Status.ToString());
            writer.WriteTime("started", run.StartDate);
            writer.WriteTime("stopped", run.StopDate);
            WriteCounts(writer, "items", run.ItemCounts);
            WriteCounts(writer, "executions", run.ExecutionCounts);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter writer, string name, MapRunCounts counts)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("total", counts.Total);
        writer.WriteNumber("running", counts.Running);
        writer.WriteNumber("succeeded", counts.Succeeded);
        writer.WriteNumber("failed", counts.Failed + counts.TimedOut);
        writer.WriteNumber("aborted", counts.Aborted);
        writer.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter writer, IReadOnlyDictionary<ExecutionStatus, long> counts)
    {
        writer.WriteStartObject("counts");
        foreach (var status in Enum.GetValues<ExecutionStatus>()) writer.WriteNumber(status.ToString(), counts.GetValueOrDefault(status));
        writer.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter writer, ExecutionListItem item)
    {
        writer.WriteStartObject();
        writer.WriteString("arn", item.ExecutionArn);
        writer.WriteString("name", item.Name);
        writer.WriteString("status", item.Status.ToString());
        writer.WriteTime("started", item.StartDate);
        writer.WriteTime("stopped", item.StopDate);
        writer.WriteEndObject();
    }

    private static Task SendPictureAsync(HttpContext context, string svg)
    {
        context.Response.ContentType = "image/svg+xml; charset=utf-8";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(svg), context.RequestAborted).AsTask();
    }

    private static string Query(HttpContext context, string name)
        => One(context.Request.Query[name]) ?? throw new RequestException($"The address must have '?{name}='.");

    private static string? One(Microsoft.Extensions.Primitives.StringValues values) => values is [{ Length: > 0 } value] ? value : null;
}
