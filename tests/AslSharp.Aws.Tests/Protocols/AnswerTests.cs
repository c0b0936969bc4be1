using AslSharp.Aws.Tests.Models;

namespace AslSharp.Aws.Tests.Protocols;

/// <summary>Answers, by the slices of models, are read as botocore reads them: operations of all services, with random answers.</summary>
public sealed class AnswerTests
{
    private static readonly string Count = Environment.GetEnvironmentVariable("ASLSHARP_AWS_OPERATIONS") ?? "1200";

    [Fact]
    public void Answer_WithRandomContent_IsReadAsBotocoreReadsIt()
    {
        Python.Require("moto");
        var problems = new List<string>();
        var services = new HashSet<string>();
        var count = 0;
        foreach (var line in Oracle.Lines("answers", "2026", Count))
        {
            // botocore's client reads it, not its parser; the tests against moto compare it.
            if (line["operation"].StringEquals("GetBucketLocation")) continue;
            count++;
            services.Add(line["service"].GetString());
            var name = $"{line["service"]}:{line["operation"]}";
            try
            {
                var response = new AwsResponse
                {
                    StatusCode = line["status"].GetInt32(),
                    Headers = [.. line["headers"].Properties.ToArray()
                        .Select(static header => KeyValuePair.Create(header.Name.Text, header.Value.GetString()))],
                    Body = Convert.FromBase64String(line["body"].GetString()),
                };
                var answer = Protocol.Read(ModelText.Sliced(line["service"].GetString(), line["operation"].GetString()), response, ValueForm.Sdk);
                if (Comparison.Difference("", answer, line["answer"], static text => text) is { } difference)
                {
                    problems.Add($"{name}: {difference}\n  {System.Text.Encoding.UTF8.GetString(response.Body)}");
                }
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                problems.Add($"{name}: {problem.GetType().Name} {problem.Message}");
            }
        }

        Assert.True(problems.Count == 0, $"{problems.Count} of {count} operations of {services.Count} services:\n{string.Join('\n', problems.Take(40))}");
        Assert.True(services.Count > 380, $"Only {services.Count} services were compared.");
    }
}
