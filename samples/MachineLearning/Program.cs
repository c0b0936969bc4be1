using AslSharp;
using AslSharp.Aws;
using AslSharp.Aws.Lambda;
using MachineLearning;
using Moto;

// On AWS the same program is the functions that the definition calls.
if (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not null)
{
    using var services = new AwsServices();
    var functions = new Functions(services);
    await LambdaRuntime.RunAsync(new LambdaHandlers().Add("prepare-data", functions.PrepareData).Add("evaluate-model", functions.EvaluateModel));
    return 0;
}

using var moto = await MotoServer.StartAsync();
if (moto is null)
{
    Console.Error.WriteLine("This sample needs python3 with moto: pip install 'moto[server]'");
    return 2;
}

using var trainer = new Trainer();
using var http = new HttpClient(trainer);
using var aws = new AwsServices(moto.Options with { HttpClient = http });
trainer.Services = aws;
await aws.CallAsync("s3", "createBucket", AslValue.Parse("""{"Bucket": "flowers", "CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}}"""));
await new Bucket(aws).WriteAsync("flowers", "raw/flowers.csv", Flowers.Csv(rows: 500), CancellationToken.None);

// The class is machine-learning.asl.json, compiled by the build: at run time nothing reads the definition. Services are those of moto.
var local = new Functions(aws);
var machine = MachineLearningStateMachine.WithoutTasks(new ExecutionOptions
{
    Services = new ServiceHandlers()
        .Add("arn:aws:states:::*", aws.InvokeAsync)
        .Add("arn:aws:lambda:eu-west-1:123456789012:function:prepare-data", local.PrepareData)
        .Add("arn:aws:lambda:eu-west-1:123456789012:function:evaluate-model", local.EvaluateModel),
    ObjectStore = new S3ObjectStore(aws),
    Observer = new StateLines(Console.Out),
});
foreach (var threshold in (double[])[0.8, 0.9999])
{
    Console.WriteLine($"A model that is right in {threshold:P2} of all cases is asked for");
    var input = AslValue.Object(new AslProperty("bucket", "flowers"), new AslProperty("data", "raw/flowers.csv"), new AslProperty("threshold", threshold));
    var result = await machine.ExecuteAsync(input);
    Console.WriteLine(result.IsSuccess ? $"  => {result.Output.ToJson()}" : $"  => {result.Error}: {result.Cause}");
    var isExpected = result.IsSuccess ? threshold < 0.9 : result.Error == "ModelTooWeak";
    if (!isExpected) return 1;
}

var current = await new Bucket(aws).OpenAsync("flowers", "models/current/model.tar.gz", CancellationToken.None);
await using (current) Console.WriteLine($"s3://flowers/models/current/model.tar.gz: {Model.FromArchive(current)}");
return 0;
