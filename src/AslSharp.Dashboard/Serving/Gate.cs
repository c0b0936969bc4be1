using System.Text.Json;
using AslSharp.AspNetCore;
using AslSharp.Durable;
using AslSharp.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AslSharp.Dashboard;

/// <summary>What every request of the page goes through: who may come in, what a browser may do with the answer, and how problems are told.</summary>
internal sealed partial class Gate(EndpointAccess access, ILogger logger)
{
    // Nothing but the page's own files, and no text that becomes markup.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'self'; form-action 'none'; frame-ancestors 'none'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'";

    /// <summary>For requests that change nothing.</summary>
    internal RequestDelegate Admit(Func<HttpContext, Task> answer) => context => RunAsync(context, answer, isChange: false);

    /// <summary>For requests that change something: they must come from the page itself.</summary>
    internal RequestDelegate AdmitChange(Func<HttpContext, Task> answer) => context => RunAsync(context, answer, isChange: true);

    private async Task RunAsync(HttpContext context, Func<HttpContext, Task> answer, bool isChange)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        try
        {
            Check(context, isChange);
            await answer(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer any more.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var (status, message) = Explain(exception);
            if (status >= 500) Failed(logger, exception, context.Request.Path);
            context.Response.StatusCode = status;
            await Json.SendAsync(context, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("message", message);
                writer.WriteEndObject();
            }).ConfigureAwait(false);
        }
    }

    private void Check(HttpContext context, bool isChange)
    {
        if (!access.Admits(context)) throw new ForbiddenException("Only this machine may see this page: ask for authorization to let others in.");
        // A name that others can make lead here would make their page one of this address.
        if (access.IsForThisMachine(context.GetEndpoint()) && !EndpointAccess.IsOwnHost(context.Request.Host.Host))
        {
            throw new ForbiddenException($"Without authorization this page answers to 'localhost' only, and not to '{context.Request.Host.Host}'.");
        }

        if (isChange && !IsFromThePage(context.Request)) throw new ForbiddenException("The request does not come from the page itself.");
    }

    // What pages of others can send looks otherwise: browsers name where a request comes from, and let others send no JSON.
    private static bool IsFromThePage(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none")) return false;
        if (request.Headers.Origin is [{ } origin] && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            return false;
        return request.HasJsonContentType();
    }

    private static (int Status, string Message) Explain(Exception exception) => exception switch
    {
        ForbiddenException => (403, exception.Message),
        NotFoundException or ExecutionDoesNotExistException or StateMachineDoesNotExistException or ResourceNotFoundException => (404, exception.Message),
        ExecutionAlreadyExistsException or ExecutionNotRedrivableException or ExecutionDefinitionException or TaskTimedOutException => (409, exception.Message),
        RequestException or InvalidNameException or InvalidTokenException or FormatException or JsonException or ArgumentException => (400, exception.Message),
        ExecutionLimitExceededException => (429, exception.Message),
        ExecutionStoreException => (503, exception.Message),
        BadHttpRequestException bad => (bad.StatusCode, bad.Message),
        _ => (500, "The request could not be answered; the log says more."),
    };

    [LoggerMessage(1, LogLevel.Error, "The request {Path} failed.")]
    private static partial void Failed(ILogger logger, Exception exception, string path);
}

/// <summary>A request that may not come in.</summary>
internal sealed class ForbiddenException(string message) : Exception(message);

/// <summary>A request for what is not there.</summary>
internal sealed class NotFoundException(string message) : Exception(message);

/// <summary>A request that cannot be understood.</summary>
internal sealed class RequestException(string message) : Exception(message);
