using System.IO.Compression;

namespace AslSharp.Testing;

/// <summary>What one operation of a service answers: finds what is wrong with a mocked result (reference 14).</summary>
internal sealed class ServiceModel
{
    private static readonly Dictionary<string, AslValue> Services = new(StringComparer.Ordinal);

    // Optimised integrations have names of their own for some services.
    private static readonly Dictionary<string, string> OptimizedNames = new(StringComparer.Ordinal)
    {
        ["states"] = "sfn",
        ["events"] = "eventbridge",
        ["elasticmapreduce"] = "emr",
        ["emr-containers"] = "emrcontainers",
        ["emr-serverless"] = "emrserverless",
    };

    // Their results are taken apart or put together on the way, so that the service's own model says nothing about them.
    private static readonly HashSet<string> Unmodelled = new(StringComparer.Ordinal) { "http", "apigateway", "bedrock", "bedrock-agentcore", "eks" };

    private readonly AslValue _shapes;
    private readonly int _answer;
    private readonly bool _hasJsonPayload;

    private ServiceModel(AslValue shapes, int answer, bool hasJsonPayload)
    {
        _shapes = shapes;
        _answer = answer;
        _hasJsonPayload = hasJsonPayload;
    }

    /// <summary>The model of what a task calls.</summary>
    /// <param name="resource">The task's <c>Resource</c>.</param>
    /// <returns>The model; null where the service publishes none, or the result comes by token or from a job.</returns>
    internal static ServiceModel? Find(string resource)
    {
        // arn:aws:states:::[aws-sdk:]service:action[.sync]
        var parts = resource.Split(':');
        if (parts.Length < 7 || parts[2] != "states" || parts[3].Length > 0) return null;
        var isSdk = parts[5] == "aws-sdk";
        if (parts.Length != (isSdk ? 8 : 7)) return null;
        var service = parts[isSdk ? 6 : 5];
        var action = parts[^1];
        if (action.Contains('.', StringComparison.Ordinal) || (!isSdk && Unmodelled.Contains(service))) return null;
        var model = Load(isSdk ? service : OptimizedNames.GetValueOrDefault(service, service));
        if (model.IsUndefined || action.Length == 0) return null;
        var operation = model["operations"][Pascal(action)];
        return operation.TryGetInt64(out var answer) ? new ServiceModel(model["shapes"], (int)answer, !isSdk && service == "lambda") : null;
    }

    /// <summary>The first thing that is wrong with a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="mode">How much is compared.</param>
    /// <returns>What is wrong, in the service's words; null for nothing.</returns>
    internal string? Problem(AslValue result, FieldValidationMode mode)
        => mode == FieldValidationMode.None ? null : Problem("", result, _shapes[_answer], mode == FieldValidationMode.Strict);

    private string? Problem(string field, AslValue value, AslValue shape, bool isStrict) => shape["type"].GetString() switch
    {
        "structure" => value.IsObject ? MemberProblem(value, shape, isStrict) : Wrong(field, "must be an object"),
        "map" => value.IsObject ? EntryProblem(field, value, shape, isStrict) : Wrong(field, "must be an object"),
        "list" => value.IsArray ? ItemProblem(field, value, shape, isStrict) : Wrong(field, "must be an array"),
        "string" or "blob" => value.TryGetString(out var text) ? TextProblem(field, text, shape) : Wrong(field, "must be a string"),
        "integer" or "long" or "float" or "double" => value.TryGetDouble(out var number) ? NumberProblem(field, number, shape) : Wrong(field, "must be a number"),
        "boolean" => value.IsBoolean ? null : Wrong(field, "must be a boolean"),
        // A timestamp is a text, whatever the service sends.
        _ => value.IsString ? null : Wrong(field, "must be a string"),
    };

    private string? MemberProblem(AslValue value, AslValue shape, bool isStrict)
    {
        if (isStrict)
        {
            foreach (var required in shape["required"].IsArray ? shape["required"].Items : [])
            {
                var name = Pascal(required.GetString());
                if (Find(value, name).IsUndefined) return $"Required field '{name}' is missing";
            }
        }

        foreach (var (member, number) in shape["members"].Properties)
        {
            var name = Pascal(member.Text);
            var found = Find(value, name);
            if (found.IsUndefined || found.IsNull || (_hasJsonPayload && name == "Payload")) continue;
            if (Problem(name, found, _shapes[number.GetInt32()], isStrict) is { } problem) return problem;
        }

        return null;
    }

    private string? ItemProblem(string field, AslValue value, AslValue shape, bool isStrict)
    {
        if (Bound(shape, "min") is { } least && value.Count < least) return Wrong(field, "is smaller than the minimum length");
        if (Bound(shape, "max") is { } most && value.Count > most) return Wrong(field, "exceeds the maximum length");
        var item = _shapes[shape["item"].GetInt32()];
        foreach (var element in value.Items)
        {
            if (Problem(field, element, item, isStrict) is { } problem) return problem;
        }

        return null;
    }

    private string? EntryProblem(string field, AslValue value, AslValue shape, bool isStrict)
    {
        var entry = _shapes[shape["value"].GetInt32()];
        foreach (var (_, element) in value.Properties)
        {
            if (Problem(field, element, entry, isStrict) is { } problem) return problem;
        }

        return null;
    }

    private static string? TextProblem(string field, string text, AslValue shape)
    {
        if (Bound(shape, "min") is { } least && text.Length < least) return Wrong(field, "is smaller than the minimum length");
        if (Bound(shape, "max") is { } most && text.Length > most) return Wrong(field, "exceeds the maximum length");
        var values = shape["enum"];
        return values.IsArray && !values.Items.ToArray().Any(value => value.StringEquals(text)) ? Wrong(field, "is not an expected value") : null;
    }

    private static string? NumberProblem(string field, double number, AslValue shape)
    {
        if (Bound(shape, "min") is { } least && number < least) return Wrong(field, "is less than the minimum value");
        return Bound(shape, "max") is { } most && number > most ? Wrong(field, "exceeds the maximum value") : null;
    }

    private static double? Bound(AslValue shape, string name) => shape[name].TryGetDouble(out var bound) ? bound : null;

    private static string Wrong(string field, string what) => field.Length == 0 ? $"The result {what}" : $"Field '{field}' {what}";

    // Results spell acronyms as the SDK for Java does (KmsKeyArn for KMSKeyArn), but always begin with a capital.
    private static AslValue Find(AslValue value, string name)
    {
        var exact = value[name];
        if (!exact.IsUndefined) return exact;
        foreach (var (member, candidate) in value.Properties)
        {
            if (member.Text.Length > 0 && char.IsUpper(member.Text[0]) && string.Equals(member.Text, name, StringComparison.OrdinalIgnoreCase)) return candidate;
        }

        return default;
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static AslValue Load(string service)
    {
        lock (Services)
        {
            if (!Services.TryGetValue(service, out var model)) Services.Add(service, model = Read(service));
            return model;
        }
    }

    private static AslValue Read(string service)
    {
        using var models = typeof(ServiceModel).Assembly.GetManifestResourceStream("AslSharp.Testing.service-models.zip")!;
        using var archive = new ZipArchive(models);
        if (archive.GetEntry(service + ".json") is not { } entry) return default;
        using var stream = entry.Open();
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return AslValue.Parse(text.ToArray());
    }
}
