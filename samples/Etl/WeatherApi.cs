using System.Globalization;
using System.Net;
using System.Text;

namespace Etl;

/// <summary>The API that readings come from: a server on this machine, which is busy when it is first asked.</summary>
internal sealed class WeatherApi : IDisposable
{
    private const int Rows = 1_000;

    private readonly HttpListener _listener = new();
    private int _asked;

    public WeatherApi(int port)
    {
        Address = $"http://127.0.0.1:{port}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                var day = context.Request.Url!.Segments[^1];
                context.Response.StatusCode = _asked++ == 0 ? 503 : context.Request.Headers["X-Api-Key"] == "sesame" ? 200 : 401;
                context.Response.ContentType = "text/csv";
                if (context.Response.StatusCode == 200) await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Readings(day)));
                context.Response.Close();
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    // Every fiftieth instrument is broken.
    private static string Readings(string day)
    {
        var text = new StringBuilder("station,at,celsius\n");
        for (var i = 0; i < Rows; i++)
        {
            var celsius = i % 50 == 0 ? "n/a" : $"{(i % 37) - 5}.5";
            text.Append(CultureInfo.InvariantCulture, $" st{i % 40:00} ,{day}T{i / 60 % 24:00}:{i % 60:00}:00Z,{celsius}\n");
        }

        return text.ToString();
    }
}
