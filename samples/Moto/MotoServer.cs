using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AslSharp.Aws;

namespace Moto;

/// <summary>An emulator of AWS on this machine alone, with nothing in it: https://docs.getmoto.org.</summary>
internal sealed class MotoServer : IDisposable
{
    private readonly Process _process;

    private MotoServer(Process process, int port) => (_process, Address) = (process, new Uri($"http://127.0.0.1:{port}"));

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>How its services are called. Nothing here knows any account: the keys are made up.</summary>
    public AwsOptions Options => new()
    {
        EndpointUrl = Address,
        Region = "eu-west-1",
        Credentials = static _ => new(new AwsCredentials("test", "test")),
        PollingInterval = TimeSpan.FromMilliseconds(500),
    };

    /// <summary>Starts it; null where Python has no moto.</summary>
    public static async Task<MotoServer?> StartAsync()
    {
        var port = FreePort();
        if (Start(port) is not { } process) return null;
        using var http = new HttpClient();
        while (!process.HasExited)
        {
            try
            {
                await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/moto-api/data.json"));
                return new MotoServer(process, port);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        return null;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static Process? Start(int port)
    {
        try
        {
            string[] arguments = ["-m", "moto.server", "-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture)];
            var process = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
