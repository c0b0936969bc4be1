using System.Text;
using AslSharp;
using AslSharp.Aws;
using ImageProcessing;
using Moto;

Console.OutputEncoding = Encoding.UTF8;

// dotnet run -- <inbox> works on your images. Without a folder the sample's own images are uploaded to an inbox first.
// --moto before it: images and results are in S3, of an emulator on this machine.
var isInS3 = args is ["--moto", ..];
if (isInS3) args = args[1..];
using var moto = isInS3 ? await MotoServer.StartAsync() : null;
if (isInS3 && moto is null)
{
    Console.Error.WriteLine("--moto needs python3 with moto: pip install 'moto[server]'");
    return 2;
}

var workspace = Path.Combine("artifacts", "image-processing");
var inbox = args is [var folder, ..] ? folder : Path.Combine(workspace, "inbox");
var output = Path.Combine(workspace, "output");
var upload = args is [] ? SampleUploads.DeliverTo(inbox) : Task.CompletedTask;
if (!Directory.Exists(inbox))
{
    Console.Error.WriteLine($"There is no folder '{inbox}'.");
    return 2;
}

IImageStore store = new ImageFolders(inbox, output);
using var aws = moto is null ? null : new AwsServices(moto.Options);
if (aws is not null)
{
    await upload;
    var buckets = new ImageBuckets(aws, "uploads", "images");
    await buckets.UploadAsync(inbox);
    store = buckets;
}

// The class is image-processing.asl.json, compiled by the build: at run time nothing reads the definition.
var machine = new ImageProcessingStateMachine(
    new ImageTasks(store),
    new ExecutionOptions { Observer = new ExecutionTrace(Console.Out) });

var outcomes = new List<string>();
foreach (var path in Directory.GetFiles(inbox).Order(StringComparer.Ordinal))
{
    var result = await machine.ExecuteAsync(new Upload(Path.GetFileName(path)));
    var outcome = result.IsSuccess ? result.Output.Status : "failed";
    outcomes.Add(outcome);
    Console.WriteLine(result.IsSuccess ? $"  => {outcome}, see {result.Output.Record}" : $"  => {outcome}: {result.Error}, {result.Cause}");
}

await upload;
Console.WriteLine();
Console.WriteLine(store);
await foreach (var (path, bytes) in store.ResultsAsync()) Console.WriteLine($"  {path,-42} {bytes,9:N0} bytes");

Console.WriteLine();
Console.WriteLine(string.Join(", ", outcomes.CountBy(outcome => outcome).Select(count => $"{count.Value} {count.Key}")));
return outcomes.Contains("failed") ? 1 : 0;
