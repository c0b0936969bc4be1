using System.Globalization;
using AslSharp;
using AslSharp.Aws;

namespace MachineLearning;

/// <summary>
/// Does what moto leaves out: it takes training jobs and says that they are done, but nobody trains. When one is created, this is the container:
/// it reads the channel, trains, and puts the model where the job's answer will say that it is. All requests go to moto as they are.
/// </summary>
internal sealed class Trainer() : DelegatingHandler(new SocketsHttpHandler())
{
    /// <summary>Reads and writes the objects; it is called through this handler itself.</summary>
    public AwsServices? Services { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isJob = request.Headers.TryGetValues("X-Amz-Target", out var names) && names.First() == "SageMaker.CreateTrainingJob";
        var job = isJob ? AslValue.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken)) : default;
        var response = await base.SendAsync(request, cancellationToken);
        if (isJob && response.IsSuccessStatusCode) await TrainAsync(job, cancellationToken);
        return response;
    }

    private async Task TrainAsync(AslValue job, CancellationToken cancellationToken)
    {
        var bucket = new Bucket(Services!);
        var data = new Uri(job["InputDataConfig"][0]["DataSource"]["S3DataSource"]["S3Uri"].GetString());
        var rows = Model.Read(await bucket.ReadTextAsync(data.Host, data.AbsolutePath.TrimStart('/'), cancellationToken));
        var settings = job["HyperParameters"];
        var model = Model.Train(
            rows, int.Parse(settings["rounds"].GetString(), CultureInfo.InvariantCulture),
            double.Parse(settings["rate"].GetString(), CultureInfo.InvariantCulture));
        var output = new Uri($"{job["OutputDataConfig"]["S3OutputPath"].GetString()}/{job["TrainingJobName"].GetString()}/output/model.tar.gz");
        await bucket.WriteAsync(output.Host, output.AbsolutePath.TrimStart('/'), model.ToArchive(), cancellationToken);
    }
}
