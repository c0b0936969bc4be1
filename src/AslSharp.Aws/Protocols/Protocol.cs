using System.Security.Cryptography;
using System.Text;

namespace AslSharp.Aws;

/// <summary>Turns parameters into requests and answers into results, as the service's protocol has it.</summary>
internal static class Protocol
{
    private const string ContentType = "Content-Type";

    /// <exception cref="ParameterException">The parameters cannot be sent.</exception>
    internal static AwsRequest Write(Operation operation, AslValue parameters)
    {
        if (!parameters.IsObject) throw ParameterException.Invalid("Parameters");
        var service = operation.Service;
        AwsRequest request;
        switch (service.Protocol)
        {
            case "json":
                request = new AwsRequest { Body = JsonBody.Write(Members(operation, parameters)) };
                request.SetHeader(ContentType, $"application/x-amz-json-{service.JsonVersion ?? "1.0"}");
                request.SetHeader("X-Amz-Target", $"{service.TargetPrefix}.{operation.Name}");
                break;
            case "query" or "ec2":
                request = new AwsRequest { Body = FormBody.Write(operation, parameters) };
                request.SetHeader(ContentType, "application/x-www-form-urlencoded; charset=utf-8");
                break;
            default:
                request = RestRequest.Write(operation, Members(operation, parameters));
                break;
        }

        if (operation.NeedsChecksum && !request.HasHeader("Content-MD5")) request.SetHeader("Content-MD5", Convert.ToBase64String(MD5.HashData(request.Body)));
        return request;
    }

    internal static AslValue Read(Operation operation, AwsResponse response, ValueForm form)
    {
        if (operation.Output is not { } shape) return AslValue.EmptyObject;
        var members = new List<AslProperty>();
        switch (operation.Service.Protocol)
        {
            case "json":
                if (response.Body.Length > 0) JsonBody.Read(AslValue.Parse(response.Body), shape, form, members);
                break;
            case "query" or "ec2":
                var root = XmlBody.Parse(response.Body);
                if (root is not null && operation.ResultWrapper is { } wrapper) root = XmlBody.Child(root, wrapper);
                if (root is not null) XmlBody.Read(root, shape, form, members);
                break;
            default:
                RestAnswer.Read(operation, response, form, members);
                break;
        }

        return Results.Structure(members);
    }

    /// <summary>The error that an answer tells of.</summary>
    internal static AwsException ReadError(Service service, AwsResponse response)
    {
        var (code, message, id) = service.Protocol is "json" or "rest-json" ? JsonError(response) : XmlError(response);
        return new AwsException(
            service,
            code ?? StatusName(response.StatusCode),
            response.StatusCode,
            message,
            response.RequestId.Length > 0 ? response.RequestId : id,
            response.Header("x-amz-id-2"))
        {
            BucketRegion = response.Header("x-amz-bucket-region"),
        };
    }

    private static IEnumerable<(ShapeMember Member, AslValue Value)> Members(Operation operation, AslValue parameters)
    {
        if (operation.Input is { } input) return Parameters.Match(parameters, input, operation.Name);
        return parameters.Count == 0 ? [] : throw ParameterException.Unsupported(parameters.Properties[0].Name.Text);
    }

    private static (string? Code, string? Message, string? Id) JsonError(AwsResponse response)
    {
        AslValue.TryParse(response.Body, out var body, out _);
        var code = response.Header("x-amzn-errortype") ?? Text(body, "__type") ?? Text(body, "code") ?? Text(body, "Code");
        // Some put a namespace before the code, and some an address behind it.
        if (code is not null) code = code.Split(':')[0].Split('#')[^1];
        return (code, Text(body, "message") ?? Text(body, "Message") ?? Text(body, "errorMessage"), null);
    }

    private static (string? Code, string? Message, string? Id) XmlError(AwsResponse response)
    {
        try
        {
            if (XmlBody.Parse(response.Body) is not { } root) return default;
            var error = root.Name.LocalName == "Error" ? root : root.Descendants().FirstOrDefault(static element => element.Name.LocalName == "Error") ?? root;
            var id = root.DescendantsAndSelf().FirstOrDefault(static element => element.Name.LocalName is "RequestId" or "RequestID");
            return (XmlBody.Child(error, "Code")?.Value, XmlBody.Child(error, "Message")?.Value ?? XmlBody.Child(error, "message")?.Value, id?.Value);
        }
        catch (System.Xml.XmlException)
        {
            return (null, Encoding.UTF8.GetString(response.Body), null);
        }
    }

    private static string? Text(AslValue body, string name) => body.IsObject && body[name].TryGetString(out var text) ? text : null;

    // Answers to HEAD have no body.
    private static string StatusName(int status) => status switch
    {
        400 => "BadRequest",
        403 => "Forbidden",
        404 => "NotFound",
        _ => status.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
