using System.Text;
using AslSharp;
using ImageProcessing;

Console.OutputEncoding = Encoding.UTF8;

// dotnet run -- <inbox> works on your images. Without a folder the sample's own images are uploaded to an inbox first.
var workspace = Path.Combine("artifacts", "image-processing");
var inbox = args is [var folder, ..] ? folder : Path.Combine(workspace, "inbox");
var output = Path.Combine(workspace, "output");
var upload = args is [] ? SampleUploads.DeliverTo(inbox) : Task.CompletedTask;
if (!Directory.Exists(inbox))
{
    Console.Error.WriteLine($"There is no folder '{inbox}'.");
    return 2;
}

// The class is image-processing.asl.json, compiled by the build: at run time nothing reads the definition.
var machine = new ImageProcessingStateMachine(
    new ImageTasks(new ImageFolders(inbox, output)),
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
Console.WriteLine(output);
foreach (var file in Directory.CreateDirectory(output).GetFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
{
    Console.WriteLine($"  {Path.GetRelativePath(output, file.FullName),-42} {file.Length,9:N0} bytes");
}

Console.WriteLine();
Console.WriteLine(string.Join(", ", outcomes.CountBy(outcome => outcome).Select(count => $"{count.Value} {count.Key}")));
return outcomes.Contains("failed") ? 1 : 0;
