using System.Text;
using System.Xml.Linq;
using AslSharp.Aws.Tests.Models;

namespace AslSharp.Aws.Tests.Protocols;

/// <summary>Requests by the slices of models are those that botocore makes of the same parameters: operations of all services, with random parameters.</summary>
public sealed class RequestTests
{
    // All 18,000 of them take a minute; ASLSHARP_AWS_OPERATIONS sets another number.
    private static readonly string Count = Environment.GetEnvironmentVariable("ASLSHARP_AWS_OPERATIONS") ?? "1200";

    [Fact]
    public void Request_OfRandomParameters_IsTheOneThatBotocoreMakes()
    {
        Python.Require("botocore");
        var problems = new List<string>();
        var services = new HashSet<string>();
        var count = 0;
        foreach (var expected in Oracle.Lines("requests", "2026", Count))
        {
            count++;
            services.Add(expected["service"].GetString());
            var name = $"{expected["service"]}:{expected["operation"]}";
            try
            {
                var request = Protocol.Write(ModelText.Sliced(expected["service"].GetString(), expected["operation"].GetString()), expected["parameters"]);
                if (Difference(request, expected) is { } difference) problems.Add($"{name}: {difference}\n  parameters {expected["parameters"].ToJson()}");
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                problems.Add($"{name}: {problem.GetType().Name} {problem.Message}\n  parameters {expected["parameters"].ToJson()}");
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {count} operations of {services.Count} services:\n{string.Join('\n', problems.Take(40))}");
        Assert.True(services.Count > 400, $"Only {services.Count} services were compared.");
    }

    private static string? Difference(AwsRequest request, AslValue expected)
    {
        if (request.Method != expected["method"].GetString()) return $"method {request.Method}, not {expected["method"]}";
        if (Unescaped(request.Path) != Unescaped(expected["path"].GetString())) return $"path {request.Path}, not {expected["path"]}";
        var query = request.Query.Select(static pair => $"{pair.Name}={pair.Value}").Order(StringComparer.Ordinal);
        var otherQuery = expected["query"].Items.ToArray().Select(static pair => $"{pair[0]}={pair[1]}").Order(StringComparer.Ordinal);
        if (!query.SequenceEqual(otherQuery)) return $"query {string.Join('&', query)}, not {string.Join('&', otherQuery)}";
        foreach (var (name, value) in expected["headers"].Properties)
        {
            // It asks for the codes that errors had before the service spoke JSON: the names are those of the models.
            if (name.Text.Equals("x-amzn-query-mode", StringComparison.OrdinalIgnoreCase)) continue;
            // botocore leaves a header's type to the way where there is no body.
            if (name.Text.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) && request.Body.Length == 0) continue;
            var own = request.Headers.Find(header => header.Name.Equals(name.Text, StringComparison.OrdinalIgnoreCase)).Value;
            if (own != value.GetString()) return $"header {name.Text} is {own}, not {value}";
        }

        return BodyDifference(request.Body, Convert.FromBase64String(expected["body"].GetString()), expected["protocol"].GetString());
    }

    private static string Unescaped(string path) => Uri.UnescapeDataString(path);

    private static string? BodyDifference(byte[] body, byte[] other, string protocol)
    {
        if (body.AsSpan().SequenceEqual(other)) return null;
        var text = Encoding.UTF8.GetString(body);
        var otherText = Encoding.UTF8.GetString(other);
        var isEqual = protocol switch
        {
            "json" or "rest-json" => AslValue.TryParse(body, out var left, out _) && AslValue.TryParse(other, out var right, out _) && Same(left, right),
            "query" or "ec2" => Fields(text).SequenceEqual(Fields(otherText)),
            _ => body.Length > 0 && other.Length > 0 && XNode.DeepEquals(Sorted(XElement.Parse(text)), Sorted(XElement.Parse(otherText))),
        };
        return isEqual ? null : $"body\n    {text}\n  not\n    {otherText}";
    }

    private static IEnumerable<string> Fields(string form)
        => form.Split('&').Select(static field => Uri.UnescapeDataString(field.Replace('+', ' '))).Order(StringComparer.Ordinal);

    // The order of members says nothing.
    private static XElement Sorted(XElement element) => new(
        element.Name,
        element.Attributes().Where(static attribute => !attribute.IsNamespaceDeclaration)
            .OrderBy(static attribute => attribute.Name.ToString(), StringComparer.Ordinal),
        element.HasElements ? element.Elements().Select(Sorted).OrderBy(static child => child.ToString(), StringComparer.Ordinal) : element.Value);

    private static bool Same(AslValue left, AslValue right)
    {
        if (left.TryGetDouble(out var number) && right.TryGetDouble(out var other)) return number == other;
        if (left.IsArray && right.IsArray)
        {
            if (left.Count != right.Count) return false;
            for (var i = 0; i < left.Count; i++)
            {
                if (!Same(left[i], right[i])) return false;
            }

            return true;
        }

        if (!left.IsObject || !right.IsObject) return left == right;
        if (left.Count != right.Count) return false;
        foreach (var (name, value) in left.Properties)
        {
            if (!Same(value, right[name])) return false;
        }

        return true;
    }
}
