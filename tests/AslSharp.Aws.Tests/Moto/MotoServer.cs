using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AslSharp.Aws.Tests.Moto;

/// <summary>An emulator of AWS on loopback, with nothing in it.</summary>
internal sealed class MotoServer : IDisposable
{
    private readonly Process _process;

    private MotoServer(int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        _process = Python.Start("-m", "moto.server", "-H", "127.0.0.1", "-p", port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal Uri Address { get; }

    internal AwsOptions Options => new()
    {
        EndpointUrl = Address,
        Region = "us-east-1",
        Credentials = static _ => new(new AwsCredentials("test", "test")),
        PollingInterval = TimeSpan.FromMilliseconds(500),
        MaxAttempts = 1,
    };

    internal static async Task<MotoServer> StartAsync()
    {
        Python.Require("moto.server");
        Python.Require("boto3");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var server = new MotoServer(port);
        using var http = new HttpClient();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await http.GetStringAsync(new Uri(server.Address, "/moto-api/data.json"), TestContext.Current.CancellationToken);
                return server;
            }
            catch (HttpRequestException) when (attempt < 300)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
