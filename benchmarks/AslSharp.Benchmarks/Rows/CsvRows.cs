using System.Globalization;

namespace AslSharp.Benchmarks.Rows;

/// <summary>A CSV file of many rows, and three ways to price them: a distributed Map that keeps its results, one that writes them, a loop by hand.</summary>
public sealed class CsvRows : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("aslsharp-rows").FullName;
    private readonly CsvRowsStateMachine _kept;
    private readonly CsvRowsExportedStateMachine _exported;

    public CsvRows(int count)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        using (var writer = new StreamWriter(File))
        {
            writer.Write("id,customer,quantity,price\n");
            for (var i = 0; i < count; i++) writer.Write(string.Create(CultureInfo.InvariantCulture, $"{i},\"Customer {i % 1000}\",{i % 7},{i % 100}.25\n"));
        }

        var options = new ExecutionOptions { ObjectStore = new FolderObjectStore(_root) };
        var tasks = new Tasks();
        _kept = new CsvRowsStateMachine(tasks, options);
        _exported = new CsvRowsExportedStateMachine(tasks, options);
    }

    private string File => Path.Combine(_root, "in", "rows.csv");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public async Task<AslValue> KeepAsync() => await _kept.RunAsync(AslValue.EmptyObject);

    public async Task<AslValue> ExportAsync() => await _exported.RunAsync(AslValue.EmptyObject);

    public double LoopByHand()
    {
        var sum = 0.0;
        using var reader = new StreamReader(File);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            sum += Price(fields[2], fields[3]);
        }

        return sum;
    }

    private static double Price(string quantity, string price)
        => int.Parse(quantity, CultureInfo.InvariantCulture) * double.Parse(price, CultureInfo.InvariantCulture);

    private sealed class Tasks : ICsvRowsTasks, ICsvRowsExportedTasks
    {
        private static readonly PropertyName Quantity = PropertyName.Of("quantity");
        private static readonly PropertyName PriceName = PropertyName.Of("price");

        public ValueTask<AslValue> PriceRowAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
            => new(Price(input[Quantity].GetString(), input[PriceName].GetString()));
    }
}
