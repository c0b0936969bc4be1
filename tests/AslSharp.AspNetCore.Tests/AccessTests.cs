using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AslSharp.AspNetCore.Tests;

/// <summary>Who may call the API.</summary>
public sealed class AccessTests
{
    [Fact]
    public async Task Request_WithoutASignature_IsRefused_WhereThereAreKeys()
    {
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions(configure: static options => options.AccessKeys["AKIDEXAMPLE"] = "secret"));
        var operations = new Operations(server.Address);

        var (status, answer) = await operations.CallAsync("ListStateMachines", AslValue.EmptyObject);
        Assert.Equal((403, "MissingAuthenticationTokenException"), (status, answer["__type"].GetString()));
        (status, answer) = await operations.CallAsync("ListStateMachines", AslValue.EmptyObject, static message => message.Headers.TryAddWithoutValidation(
            "Authorization", "AWS4-HMAC-SHA256 Credential=OTHER/20260101/eu-central-1/states/aws4_request, SignedHeaders=host, Signature=00"));
        Assert.Equal((403, "UnrecognizedClientException"), (status, answer["__type"].GetString()));
        (_, answer) = await operations.CallAsync("ListStateMachines", AslValue.EmptyObject, static message => message.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 nonsense"));
        Assert.Equal("IncompleteSignatureException", answer["__type"]);
    }

    [Fact]
    public async Task Request_FromAnotherMachine_IsRefused_UnlessItIsAuthenticated()
    {
        await using var server = await Server.StartAsync(static application =>
        {
            application.Use(static (context, next) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
                return next(context);
            });
            application.UseRouting();
            application.MapStepFunctions("/closed");
            application.MapStepFunctions("/open", static options => options.AllowsAnonymousRemoteCalls = true);
        });

        Assert.Equal((403, "AccessDeniedException"), await CallAsync("closed"));
        Assert.Equal((200, ""), await CallAsync("open"));

        async Task<(int, string)> CallAsync(string path)
        {
            var (status, answer) = await new Operations(new Uri(server.Address, path)).CallAsync("ListStateMachines", AslValue.EmptyObject);
            return (status, answer["__type"].TryGetString(out var type) ? type : "");
        }
    }

    [Theory]
    [InlineData("http://*:0", true)]
    [InlineData("http://0.0.0.0:0", true)]
    [InlineData("http://127.0.0.1:0", false)]
    [InlineData("http://[::1]:0", false)]
    public async Task Application_OpenToTheWorld_DoesNotGoOn(string address, bool isRefused)
    {
        var exitCode = Environment.ExitCode;
        await using var server = await Server.StartAsync(static application => application.MapStepFunctions(), builder => builder.WebHost.UseUrls(address));
        var stopping = server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        Assert.Equal(isRefused, stopping.IsCancellationRequested);
        Environment.ExitCode = exitCode;
    }

    [Fact]
    public async Task Application_OpenToTheWorld_GoesOn_WithKeys()
    {
        await using var server = await Server.StartAsync(
            static application => application.MapStepFunctions(configure: static options => options.AccessKeys["AKIDEXAMPLE"] = "secret"), static builder => builder.WebHost.UseUrls("http://*:0"));
        Assert.False(server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }
}
