using AslSharp;
using AslSharp.Aws;
using AslSharp.Aws.Lambda;
using Etl;
using Moto;

// On AWS the same program is the function that the definition calls.
if (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not null)
{
    await LambdaRuntime.RunAsync(new LambdaHandlers().Add("clean-batch", Functions.CleanBatch));
    return 0;
}

using var moto = await MotoServer.StartAsync();
if (moto is null)
{
    Console.Error.WriteLine("This sample needs python3 with moto: pip install 'moto[server]'");
    return 2;
}

using var api = new WeatherApi(MotoServer.FreePort());
using var warehouse = new Warehouse();
using var http = new HttpClient(warehouse);
using var aws = new AwsServices(moto.Options with
{
    HttpClient = http,
    Connections = new Dictionary<string, HttpConnection>
    {
        ["arn:aws:events:eu-west-1:123456789012:connection/weather/1f0e"] = new() { Headers = new Dictionary<string, string> { ["X-Api-Key"] = "sesame" } },
    },
});
warehouse.Services = aws;

// What an account has before a machine runs in it.
await aws.CallAsync("s3", "createBucket", AslValue.Parse("""{"Bucket": "weather-lake", "CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}}"""));
await aws.CallAsync("glue", "createJob", AslValue.Parse("""
    {"Name": "catalogue-readings", "Role": "arn:aws:iam::123456789012:role/glue", "Command": {"Name": "glueetl", "ScriptLocation": "s3://weather-lake/catalogue.py"}}
    """));

// The class is etl.asl.json, compiled by the build: at run time nothing reads the definition. Services are those of moto.
var machine = EtlStateMachine.WithoutTasks(new ExecutionOptions
{
    Services = new ServiceHandlers()
        .Add("arn:aws:states:::*", aws.InvokeAsync)
        .Add("arn:aws:lambda:eu-west-1:123456789012:function:clean-batch", Functions.CleanBatch),
    ObjectStore = new S3ObjectStore(aws),
    Observer = new StateLines(Console.Out),
});
var input = AslValue.Object(new AslProperty("source", api.Address), new AslProperty("day", "2026-03-01"), new AslProperty("lake", "weather-lake"));
var result = await machine.ExecuteAsync(input);
Console.WriteLine(result.IsSuccess ? $"  => {result.Output.ToJson()}" : $"  => {result.Error}: {result.Cause}");
if (!result.IsSuccess) return 1;

var stations = warehouse.Readings.Select(static row => row["station"].GetString()).Distinct().Count();
Console.WriteLine($"{warehouse.Readings.Count} readings of {stations} stations are in the warehouse");
return 0;
