using System.Globalization;
using AslSharp.AspNetCore.Load;

// `starts [SECONDS]` starts executions over HTTP, 1,000 a second in memory and 500 a second on SQLite, for a minute each; `streams [COUNT]` opens event
// streams of the page, 10,000 of them; without a word both. The exit code says whether all was answered, and in time.
var folder = Directory.CreateTempSubdirectory("aslsharp-load-");
try
{
    switch (args)
    {
        case ["serve", .. var path]:
            await ServedMachine.RunAsync(path is [var file] ? file : null);
            return 0;
        case ["starts", .. var rest]:
            return await StartsAsync(rest) ? 0 : 1;
        case ["streams", .. var rest]:
            return await StreamsAsync(rest) ? 0 : 1;
        case []:
            var starts = await StartsAsync([]);
            return await StreamsAsync([]) && starts ? 0 : 1;
        default:
            Console.Error.WriteLine("Say `starts [SECONDS]`, `streams [COUNT]`, or nothing for both.");
            return 2;
    }
}
finally
{
    folder.Delete(recursive: true);
}

async Task<bool> StartsAsync(string[] rest)
{
    var seconds = rest is [var number] ? Number(number) : 60;
    Console.WriteLine("| | wanted starts/s | starts/s | errors | median, ms | 99 of 100, ms | succeeded | objects, MB | process, MB |");
    Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
    var memory = await StartRate.MeasureAsync("in memory", null, 1000, seconds);
    return await StartRate.MeasureAsync("SQLite", Path.Combine(folder.FullName, "executions.db"), 500, seconds) && memory;
}

Task<bool> StreamsAsync(string[] rest) => OpenStreams.MeasureAsync(rest is [var number] ? Number(number) : 10_000);

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
