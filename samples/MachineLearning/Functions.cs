using AslSharp;
using AslSharp.Aws;

namespace MachineLearning;

/// <summary>The functions that the definition names, as AWS Lambda would call them: the machine here calls them as methods.</summary>
internal sealed class Functions(AwsServices aws)
{
    private readonly Bucket _bucket = new(aws);

    /// <summary>Parts the rows: every fifth is kept to judge the model by.</summary>
    public async ValueTask<AslValue> PrepareData(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var bucket = input["bucket"].GetString();
        var csv = await _bucket.ReadTextAsync(bucket, input["key"].GetString(), cancellationToken);
        var rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        var folder = $"prepared/{input["run"].GetString()}";
        await _bucket.WriteAsync(bucket, $"{folder}/train.csv", string.Join('\n', rows.Where(static (_, index) => index % 5 != 0)), cancellationToken);
        await _bucket.WriteAsync(bucket, $"{folder}/test.csv", string.Join('\n', rows.Where(static (_, index) => index % 5 == 0)), cancellationToken);
        return AslValue.Object(
            new AslProperty("train", $"{folder}/train.csv"), new AslProperty("test", $"{folder}/test.csv"), new AslProperty("rows", rows.Count));
    }

    /// <summary>Asks the model about rows that it has not seen.</summary>
    public async ValueTask<AslValue> EvaluateModel(AslValue input, TaskContext context, CancellationToken cancellationToken)
    {
        var artifact = new Uri(input["artifact"].GetString());
        await using var archive = await _bucket.OpenAsync(artifact.Host, artifact.AbsolutePath.TrimStart('/'), cancellationToken);
        var rows = Model.Read(await _bucket.ReadTextAsync(input["bucket"].GetString(), input["test"].GetString(), cancellationToken));
        return AslValue.Object(new AslProperty("accuracy", Model.FromArchive(archive).Accuracy(rows)), new AslProperty("rows", rows.Count));
    }
}
