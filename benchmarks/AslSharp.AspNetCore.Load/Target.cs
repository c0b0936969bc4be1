using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AslSharp.AspNetCore.Load;

/// <summary>The application under load, from the outside.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private Target(Process process, Uri address)
    {
        _process = process;
        Address = address;
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 200 }) { BaseAddress = address };
    }

    internal Uri Address { get; }

    /// <summary>Starts one.</summary>
    internal static async Task<Target> StartAsync(string? path)
    {
        string[] arguments = path is null ? ["serve"] : ["serve", path];
        // Started as `dotnet X.dll`, the process is that of dotnet.
        var isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var start = new ProcessStartInfo(Environment.ProcessPath!, isHosted ? [typeof(Target).Assembly.Location, .. arguments] : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        return new(process, new Uri(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The application did not start.")));
    }

    /// <summary>Starts an execution; false where it was not answered as it should be.</summary>
    internal async Task<bool> StartExecutionAsync()
    {
        try
        {
            using var response = await OperateAsync("StartExecution", """{"stateMachineArn":"two-tasks","input":"{\"order\":17}"}""");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>How many executions are there of a status.</summary>
    internal async Task<int> CountAsync(string status)
    {
        var count = 0;
        string? next = null;
        do
        {
            var token = next is null ? "" : $",\"nextToken\":\"{next}\"";
            using var response = await OperateAsync(
                "ListExecutions", $$"""{"stateMachineArn":"two-tasks","statusFilter":"{{status}}","maxResults":1000{{token}}}""");
            using var page = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
            count += page.RootElement.GetProperty("executions").GetArrayLength();
            next = page.RootElement.TryGetProperty("nextToken", out var more) ? more.GetString() : null;
        }
        while (next is not null);
        return count;
    }

    /// <summary>What it holds, in bytes: of objects, and of the process.</summary>
    internal async Task<(long Objects, long Process)> MemoryAsync()
    {
        var numbers = (await _http.GetStringAsync("memory")).Split(' ');
        return (long.Parse(numbers[0], CultureInfo.InvariantCulture), long.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<HttpResponseMessage> OperateAsync(string operation, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-amz-json-1.0")),
        };
        request.Headers.Add("X-Amz-Target", $"AWSStepFunctions.{operation}");
        return await _http.SendAsync(request);
    }
}
